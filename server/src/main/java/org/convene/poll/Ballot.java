package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convene.base.OptionId;

/// One answer to a poll. Which kind a poll takes follows from its method; whether it fits is for
/// [BallotRules].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(Ballot.Options.class),
  @JsonSubTypes.Type(Ballot.Ranking.class),
  @JsonSubTypes.Type(Ballot.Points.class),
  @JsonSubTypes.Type(Ballot.Placements.class),
  @JsonSubTypes.Type(Ballot.Objections.class),
  @JsonSubTypes.Type(Ballot.Texts.class),
  @JsonSubTypes.Type(Ballot.Abstain.class)
})
public sealed interface Ballot {
  /// The options chosen, in no order.
  @JsonTypeName("options")
  record Options(List<OptionId> options) implements Ballot {
    public Options {
      options = List.copyOf(options);
    }
  }

  /// @param ranks best first; options of one rank are equal; who is missing is unranked
  @JsonTypeName("ranking")
  record Ranking(List<List<OptionId>> ranks) implements Ballot {
    public Ranking {
      ranks = ranks.stream().map(List::copyOf).toList();
    }
  }

  /// Points, dots, fingers, or grades by place, the worst being 0.
  ///
  /// @param points who is missing got no opinion
  @JsonTypeName("points")
  record Points(Map<OptionId, Integer> points) implements Ballot {
    public Points {
      points = sorted(points);
    }
  }

  /// @param placements who is missing got no opinion
  @JsonTypeName("placements")
  record Placements(Map<OptionId, Placement> placements) implements Ballot {
    public Placements {
      placements = sorted(placements);
    }
  }

  record Placement(int impact, int feasibility) {}

  /// Consent to whatever is not named.
  ///
  /// @param objections the reason for each
  @JsonTypeName("objections")
  record Objections(Map<OptionId, String> objections) implements Ballot {
    public Objections {
      objections = sorted(objections);
    }
  }

  /// What the voter wrote, in no order.
  @JsonTypeName("texts")
  record Texts(List<String> texts) implements Ballot {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /// No answer, on purpose.
  @JsonTypeName("abstain")
  record Abstain() implements Ballot {}

  /// One order for one content, so that equal ballots are stored as equal text.
  private static <T> Map<OptionId, T> sorted(Map<OptionId, T> given) {
    Map<OptionId, T> sorted = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    sorted.putAll(given);
    return Collections.unmodifiableMap(sorted);
  }
}

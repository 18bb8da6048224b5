package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.convene.base.OptionId;

/// One answer to a poll.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(Ballot.Options.class), @JsonSubTypes.Type(Ballot.Abstain.class)})
public sealed interface Ballot {
  /// The options chosen, in no order.
  @JsonTypeName("options")
  record Options(List<OptionId> options) implements Ballot {
    public Options {
      options = List.copyOf(options);
    }
  }

  /// No answer, on purpose.
  @JsonTypeName("abstain")
  record Abstain() implements Ballot {}
}

package org.convene.live;

import static org.convene.live.StoryPeople.ROLL;
import static org.convene.live.StoryPeople.id;
import static org.convene.live.StoryPeople.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.base.AgendaItemId;
import org.convene.base.EntryId;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.poll.Ballot;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.Poll;
import org.convene.poll.PollDraft;
import org.convene.poll.PollDraft.DraftOption;
import org.convene.poll.Result;
import org.convene.poll.ResultsShown;
import org.convene.poll.Tally;
import org.convene.poll.Voters;
import org.convene.roll.Roll;
import org.convene.session.Facts;
import org.jspecify.annotations.Nullable;

/// What is asked in [ExampleStory], and how it is counted.
final class StoryPolls {
  private StoryPolls() {}

  static PollDraft approval(AgendaItemId item, @Nullable Poll before) {
    List<DraftOption> options = new ArrayList<>();
    if (before == null) {
      options.add(
          new DraftOption(
              null, text("Heat networks", "Réseaux de chaleur"), new EntryId(id('f', 1)), null));
      options.add(
          new DraftOption(
              null, text("Shared data", "Données partagées"), new EntryId(id('f', 2)), null));
    } else {
      before
          .fields()
          .options()
          .forEach(o -> options.add(new DraftOption(o.id(), o.label(), o.ingredient(), null)));
      options.add(new DraftOption(null, text("One permit desk", "Guichet unique"), null, null));
    }
    return new PollDraft(
        item,
        text("Which ingredients come first?", "Quels ingrédients d'abord ?"),
        new Method.Approval(1, 2),
        options,
        ResultsShown.AFTER_REVEAL,
        Voters.PARTICIPANTS,
        null,
        null,
        BallotsShownTo.FACILITATORS,
        null,
        null,
        null,
        true,
        true);
  }

  static PollDraft openText() {
    return new PollDraft(
        null,
        text("What is missing?", "Que manque-t-il ?"),
        new Method.OpenText(3),
        null,
        ResultsShown.AFTER_REVEAL,
        Voters.PARTICIPANTS,
        null,
        null,
        BallotsShownTo.FACILITATORS,
        null,
        null,
        null,
        true,
        true);
  }

  static PollDraft yesNo() {
    return new PollDraft(
        null,
        text("Publish it in autumn?", "Publier à l'automne ?"),
        new Method.YesNoAbstain(),
        null,
        ResultsShown.LIVE,
        Voters.COMMITMENTS,
        null,
        null,
        BallotsShownTo.EVERYONE,
        null,
        null,
        null,
        false,
        true);
  }

  /// Ada has voted for the first two options, and one more is here.
  static final class Known implements Facts {
    @Override
    public Roll.Summary roll(Poll poll) {
      return ROLL.summary();
    }

    @Override
    public Result counted(Poll poll) {
      Tally tally = new Tally(poll.fields());
      tally.add(
          new Ballot.Options(poll.fields().options().stream().limit(2).map(Option::id).toList()),
          1);
      return tally.result(2);
    }

    @Override
    public Optional<Role> roleOf(ParticipantId participant) {
      return Optional.of(Role.PARTICIPANT);
    }
  }
}

package org.convene.meeting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.base.Characters;
import org.convene.base.CommitmentId;
import org.convene.base.Locales;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.cookbook.DeliverableKind;
import org.jspecify.annotations.Nullable;

/// What organisers say of a meeting besides its time; the dates of a series have it in common
/// (`Plan` in the contract).
///
/// @param about what it is for; empty says nothing
/// @param place where people come to, on one line; null: only online
/// @param geo of the place
/// @param link http or https; where it is held online
/// @param languages spoken there, as locale tags
/// @param accessibility of the place and the link
/// @param interpretation which languages are interpreted
/// @param deliverables that it works on
/// @param commitments that it is for; empty: for all
public record Plan(
    MeetingKind kind,
    Text title,
    Text about,
    @Nullable String place,
    @Nullable Geo geo,
    @Nullable String link,
    LinkFor linkFor,
    List<String> languages,
    List<Speaker> speakers,
    List<Document> documents,
    @Nullable Text accessibility,
    @Nullable Text interpretation,
    List<DeliverableKind> deliverables,
    List<CommitmentId> commitments,
    Registration registration) {
  /// Longest place, name or address, in UTF-16 units. Past it a line of a calendar is cut off.
  static final int LONGEST_LINE = 500;

  /// Most speakers, documents, languages or commitments. Past it nobody reads the list.
  static final int MOST = 100;

  private static final int QUARTER_TURN = 90;
  private static final int HALF_TURN = 180;

  /// WGS 84, in degrees.
  public record Geo(double latitude, double longitude) {
    boolean exists() {
      return Math.abs(latitude) <= QUARTER_TURN && Math.abs(longitude) <= HALF_TURN;
    }
  }

  /// @param affiliation the organisation they speak for
  public record Speaker(String name, @Nullable String affiliation) {}

  /// @param url http or https
  public record Document(Text title, String url) {}

  public Plan {
    languages = List.copyOf(languages);
    speakers = List.copyOf(speakers);
    documents = List.copyOf(documents);
    deliverables = List.copyOf(deliverables);
    commitments = List.copyOf(commitments);
  }

  /// Only what every meeting has.
  public static Plan of(MeetingKind kind, Text title, Text about, List<String> languages) {
    return new Plan(
        kind,
        title,
        about,
        null,
        null,
        null,
        LinkFor.ATTENDEES,
        languages,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        Registration.NONE);
  }

  public Plan at(@Nullable String where) {
    return new Plan(
        kind,
        title,
        about,
        where,
        geo,
        link,
        linkFor,
        languages,
        speakers,
        documents,
        accessibility,
        interpretation,
        deliverables,
        commitments,
        registration);
  }

  /// For a copy: documents belong to the meeting they were written for.
  public Plan withoutDocuments() {
    return new Plan(
        kind,
        title,
        about,
        place,
        geo,
        link,
        linkFor,
        languages,
        speakers,
        List.of(),
        accessibility,
        interpretation,
        deliverables,
        commitments,
        registration);
  }

  /// Whether people have to look again at where to go.
  public boolean elsewhereThan(Plan other) {
    return !Objects.equals(place, other.place) || !Objects.equals(link, other.link);
  }

  /// Why it cannot be planned like this, if it cannot.
  public Optional<Refusal> flaw() {
    return Stream.of(
            title.lineFlaw("title"),
            about.in().isEmpty() ? Optional.<Refusal>empty() : about.proseFlaw("about"),
            accessibility == null
                ? Optional.<Refusal>empty()
                : accessibility.proseFlaw("accessibility"),
            interpretation == null
                ? Optional.<Refusal>empty()
                : interpretation.proseFlaw("interpretation"),
            texts(),
            whereabouts(),
            lists(),
            registration.flaw())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Refusal> whereabouts() {
    if (geo != null && (!geo.exists() || place == null)) {
      return flawed("geo: there is no such point, or no place there");
    }
    return link == null || isWeb(link) ? Optional.empty() : flawed("link is no http(s) address");
  }

  private Optional<Refusal> texts() {
    boolean named =
        speakers.stream().allMatch(s -> isLine(s.name()) && isLineOrNone(s.affiliation()));
    return isLineOrNone(place) && named
        ? Optional.empty()
        : flawed(
            "place, speaker or affiliation: 1 to %d characters on one line"
                .formatted(LONGEST_LINE));
  }

  private Optional<Refusal> lists() {
    if (languages.isEmpty() || !languages.stream().allMatch(Locales::isTag)) {
      return flawed("languages: at least one, each a locale tag");
    }
    if (Stream.of(languages, speakers, documents, deliverables, commitments)
        .anyMatch(list -> list.size() > MOST)) {
      return flawed("there are more than %d of something".formatted(MOST));
    }
    if (!documents.stream().allMatch(document -> isWeb(document.url()))) {
      return flawed("a document has no http(s) address");
    }
    return documents.stream().flatMap(d -> d.title().lineFlaw("document").stream()).findFirst();
  }

  private static boolean isLineOrNone(@Nullable String line) {
    return line == null || isLine(line);
  }

  private static boolean isLine(String line) {
    return !line.isBlank() && line.length() <= LONGEST_LINE && Characters.isLine(line);
  }

  private static boolean isWeb(String address) {
    try {
      URI uri = new URI(address);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && address.length() <= 4 * LONGEST_LINE;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<Refusal> flawed(String detail) {
    return Optional.of(Refusal.invalid("invalid-plan", detail));
  }
}

package org.convene.tally.file;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// One small election of our own in each form.
final class Examples {
  static final String PREFLIB =
      """
      # FILE NAME: 00000-00000001.toi
      # TITLE: Ingredients
      # DATA TYPE: toi
      # NUMBER ALTERNATIVES: 3
      # NUMBER VOTERS: 9
      # NUMBER UNIQUE ORDERS: 3
      # ALTERNATIVE NAME 1: Heat, pumps
      # ALTERNATIVE NAME 2: Trams
      # ALTERNATIVE NAME 3: Trees
      4: 1,{2,3}
      3: 2, 3
      2: 3
      """;

  static final String CATEGORIES =
      """
      # FILE NAME: 00000-00000002.cat
      # DATA TYPE: cat
      # NUMBER ALTERNATIVES: 3
      # NUMBER VOTERS: 5
      # NUMBER UNIQUE PREFERENCES: 2
      # NUMBER CATEGORIES: 3
      # CATEGORY NAME 1: Good
      # CATEGORY NAME 2: Fair
      # CATEGORY NAME 3: Poor
      # ALTERNATIVE NAME 1: Pumps
      # ALTERNATIVE NAME 2: Trams
      # ALTERNATIVE NAME 3: Trees
      3: 1,{},{2,3}
      2: {1,2},3,{}
      """;

  static final String LEGACY =
      """
      3
      1,Pumps
      2,Trams
      3,Trees
      9,9,3
      4,1,{2,3}
      3,2,3,1
      2,3
      """;

  static final String BLT =
      """
      # a council of two
      4 2
      -2
      3 1 3 4 0
      (b7) 1 2=4 - 3 0 # two at once
      2.5 4 2 0
      1 0
      0
      "Ada"
      "Ben"
      "Cleo"
      "Dan O'Hara"
      "Council"
      """;

  static final String HIL =
      """
      3 2
      1 2 0
      2 3 1 0
      1 2 3 1 0
      0
      "1" "2" "3" "b1"
      """;

  static final String ABIF =
      """
      {version: "0.1"}
      # the capital
      =Mem:[Memphis, TN]
      =Nash:[Nashville]
      42:Mem>Nash>[Chat=tanooga]
      26*Nash=Mem # two first
      3:
      """;

  static final String ABIF_SCORES =
      """
      27: A/5, B/3, C/3
      26: B/5>A/0
      """;

  static final String PABULIB =
      """
      META
      key;value
      description;Budget of a town
      num_projects;3
      num_votes;3
      budget;2500,50
      vote_type;approval
      PROJECTS
      project_id;cost;name
      p1;600;Trees
      p2;800;"Trams; new"
      p3;1400.5;Pumps
      VOTES
      voter_id;age;vote
      1;34;p1,p2
      2;51;
      3;23;p3
      """;

  static final String PABULIB_POINTS =
      """
      META
      key;value
      budget;100
      vote_type;cumulative
      PROJECTS
      project_id;cost
      a;60
      b;50
      VOTES
      voter_id;vote;points
      1;a,b;3,1
      2;b;4
      """;

  static final String PABULIB_ORDER =
      """
      META
      key;value
      budget;100
      vote_type;ordinal
      PROJECTS
      project_id;cost
      a;60
      b;50
      VOTES
      voter_id;vote
      1;b,a
      2;a
      """;

  static final String DEBIAN =
      """
                     Tally Sheet for the votes cast.

         The format is:
             "V: vote 		MD5SUM"

           Option 1--------->: Ada Adams
         /  Option 2-------->: Ben Bell
         |/  Option 3------->: None of the above
         ||/
      V: 213 		5de2d9bdec162e7ad7d475f7a3a912e0
      V: 1-1 		82779753e0665892a0168183b4d03db6
      V: --- 		8fc3f20b27697bbc84c5d14782ce29cb
      """;

  static final String GRADES =
      """
      {"options": ["Pumps", "Trams"], "grades": ["poor", "fair", "good"],
       "ballots": [
        {"weight": "2.5", "points": {"Pumps": "good", "Trams": 0}},
        {"points": {"Trams": "fair"}}]}
      """;

  static final String TALLIES =
      """
      {"options": ["Pumps", "Trams"], "tallies": [[1, 1, 1], [0, 2, 0]], "voters": 4}
      """;

  static final String PAIRS =
      """
      {"ballots": [{"placements": {"Pumps": [3, 5], "Trams": {"impact": 1, "feasibility": 2}}}],
       "scale": 5, "options": ["Pumps", "Trams"]}
      """;

  static final String OBJECTIONS =
      """
      {"options": ["Pumps"], "ballots": [{"objections": {}}, {"objections": {"Pumps": "noise"}}]}
      """;

  static final String RANKS =
      """
      {"options": ["Pumps", "Trams", "Trees"], "seats": 2,
       "ballots": [{"ranks": ["Trams", ["Pumps", "Trees"]]}, {"weight": 3, "ranks": [["Trees"]]}]}
      """;

  static final String CHOICES =
      """
      {"options": ["Pumps", "Trams"], "costs": {"Trams": "2.5", "Pumps": 1}, "budget": 3,
       "ballots": [{"options": ["Trams", "Pumps"]}, {"options": []}]}
      """;

  static final List<String> ALL =
      List.of(
          PREFLIB,
          CATEGORIES,
          LEGACY,
          BLT,
          HIL,
          ABIF,
          ABIF_SCORES,
          PABULIB,
          PABULIB_POINTS,
          PABULIB_ORDER,
          DEBIAN,
          GRADES,
          TALLIES,
          PAIRS,
          OBJECTIONS,
          RANKS,
          CHOICES);

  private Examples() {}

  static ElectionFile read(String text) throws UnreadableFile {
    return ElectionFiles.read(text.getBytes(StandardCharsets.UTF_8));
  }
}

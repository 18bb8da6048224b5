package org.convene.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convene.tally.Explanation;
import org.convene.tally.file.ElectionFile;
import org.convene.tally.file.FileCount;
import org.convene.tally.file.FileMethod;

/// What `tally` prints, in this order. Options are named as ballots in the file name them.
///
/// @param format of the file
/// @param ballots how many the file holds, each for as many as it counts; those that name nobody,
///   too
/// @param rules in force
/// @param assumed those of them that neither the command line nor the file declared
/// @param titles longer names of options, where the file has them
record TallyResult(
    String method,
    String format,
    BigDecimal ballots,
    Map<String, Object> rules,
    List<String> assumed,
    List<List<String>> ranking,
    List<String> winners,
    List<String> lots,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> titles,
    Explanation explanation) {

  static TallyResult of(
      FileMethod method, ElectionFile file, FileCount.Counted counted, String seed) {
    Map<String, Object> rules = new LinkedHashMap<>(counted.rules());
    rules.put("ties", method.ties());
    rules.put("seed", file.lot().isPresent() ? "of the poll" : seed);
    return new TallyResult(
        method.json(),
        file.format(),
        new BigDecimal(file.weight().toString()),
        rules,
        counted.assumed(),
        counted.outcome().ranking(),
        counted.outcome().winners(),
        counted.outcome().lots(),
        file.titles(),
        counted.outcome().explanation());
  }
}

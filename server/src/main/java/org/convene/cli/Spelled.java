package org.convene.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.convene.base.Kebab;
import org.convene.tally.Fraction;
import org.convene.tally.Quota;
import org.convene.tally.Satisfaction;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;
import org.convene.tally.file.FileMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Values of options, spelled as in JSON.
final class Spelled {
  private Spelled() {}

  static final class Methods implements ITypeConverter<FileMethod> {
    @Override
    public FileMethod convert(String value) {
      return one(FileMethod.values(), value);
    }
  }

  static final class UnrankedRules implements ITypeConverter<Unranked> {
    @Override
    public Unranked convert(String value) {
      return one(Unranked.values(), value);
    }
  }

  static final class Strengths implements ITypeConverter<Strength> {
    @Override
    public Strength convert(String value) {
      return one(Strength.values(), value);
    }
  }

  static final class Satisfactions implements ITypeConverter<Satisfaction> {
    @Override
    public Satisfaction convert(String value) {
      return one(Satisfaction.values(), value);
    }
  }

  static final class Quotas implements ITypeConverter<Quota> {
    @Override
    public Quota convert(String value) {
      return one(Quota.values(), value);
    }
  }

  /// A sum above 0, plain digits with a point.
  static final class Amounts implements ITypeConverter<Fraction> {
    @Override
    public Fraction convert(String value) {
      if (!value.matches("[0-9]{1,15}(\\.[0-9]{1,9})?") || Fraction.parse(value).signum() == 0) {
        throw new TypeConversionException("'%s' is not an amount above 0".formatted(value));
      }
      return Fraction.parse(value);
    }
  }

  private static <E extends Enum<E>> E one(E[] values, String value) {
    return Arrays.stream(values)
        .filter(constant -> Kebab.of(constant).equals(value))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is none of %s"
                    .formatted(
                        value,
                        Arrays.stream(values).map(Kebab::of).collect(Collectors.joining(" ")))));
  }
}

package org.convene.calendar;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A point on earth, in degrees of WGS 84.
///
/// @param latitude -90 to 90
/// @param longitude -180 to 180
public record Geo(double latitude, double longitude) {
  /// A tenth of a metre; more digits say nothing, and RFC 5545 asks for six.
  private static final int DIGITS = 6;

  private static final double MOST_LATITUDE = 90;
  private static final double MOST_LONGITUDE = 180;

  public Geo {
    if (!isOnEarth(latitude, longitude)) {
      throw new IllegalArgumentException("not on earth: " + latitude + ", " + longitude);
    }
  }

  static boolean isOnEarth(double latitude, double longitude) {
    return Math.abs(latitude) <= MOST_LATITUDE && Math.abs(longitude) <= MOST_LONGITUDE;
  }

  String text(String between) {
    return digits(latitude) + between + digits(longitude);
  }

  private static String digits(double degrees) {
    BigDecimal rounded = BigDecimal.valueOf(degrees).setScale(DIGITS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}

package org.convene.initiative;

import java.time.ZoneId;
import java.util.List;
import org.convene.base.InitiativeId;
import org.convene.base.Text;

/// The group that owns everything else.
///
/// @param locales the first is the one a text falls back on
/// @param example whether its people and votes are invented, which every page then says
public record Initiative(
    InitiativeId id,
    String slug,
    Text name,
    Text about,
    ZoneId zone,
    List<String> locales,
    boolean example) {
  public Initiative {
    locales = List.copyOf(locales);
  }
}

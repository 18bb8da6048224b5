package org.convene.poll;

import org.convene.base.EntryId;
import org.convene.base.OptionId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// What is voted on.
///
/// @param ingredient the Cookbook entry it was picked from
/// @param cost above 0, only with equal shares
public record Option(OptionId id, Text label, @Nullable EntryId ingredient, @Nullable Long cost) {}

package org.convene.poll;

/// Where a poll's bulletin board stands: what people compare.
///
/// @param head 64 hexadecimal digits
/// @param words its beginning, to be read out
public record BoardHead(String head, String words) {}

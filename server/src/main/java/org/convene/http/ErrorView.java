package org.convene.http;

/// A page that says what went wrong.
public record ErrorView(Page page, int status, String title, String detail) {}

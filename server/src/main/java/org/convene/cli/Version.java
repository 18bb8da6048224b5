package org.convene.cli;

import picocli.CommandLine.IVersionProvider;

/// The version of this build, as Maven knows it.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"convene " + text()};
  }

  static String text() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}

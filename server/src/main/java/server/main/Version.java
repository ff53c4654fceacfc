package server.main;

import picocli.CommandLine.IVersionProvider;

/** What `pxr --version` prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "pxr " + (version == null ? "(unpackaged build)" : version), "Java " + Runtime.version()
        };
    }
}

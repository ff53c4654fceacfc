package pxr.main;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that print a tree of calls take. */
final class CallTreeOptions {

    @Mixin IndexArgument index = new IndexArgument();

    @Parameters(
            index = "1",
            paramLabel = "SYMBOL",
            description = "A method or constructor: its id, or as much as names no other.")
    String symbol = "";

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "1",
            description = "Follow so many calls (${DEFAULT-VALUE}).")
    int depth;
}

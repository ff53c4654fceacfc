package server.main;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command gave when it ran in this process. */
record Ran(int exit, String out, String err) {

    static Ran of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }
}

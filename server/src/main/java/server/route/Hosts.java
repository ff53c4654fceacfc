package server.route;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of this machine. */
public final class Hosts {

    private Hosts() {}

    /** Whether a Host header, with or without port, names this machine and no other. */
    static boolean isLocal(@Nullable String header) {
        return header != null && isLoopback(withoutPort(header));
    }

    /** Whether what listens on that address is reached from this machine only. */
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || name.matches("127(\\.\\d{1,3}){3}");
    }

    /** The address of the start page. */
    public static String url(String host, int port) {
        String name = host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
        return "http://" + name + ':' + port + '/';
    }

    private static String withoutPort(String header) {
        int colon = header.lastIndexOf(':');
        return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
    }
}

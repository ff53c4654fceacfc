package nt.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All services of NT 5.2 SP1, by number: the one list that everything about them is made from.
///
/// @source https://github.com/j00ru/windows-syscalls `x86/csv/nt.csv` (numbers and names)
/// @source https://github.com/reactos/reactos `ntoskrnl/sysfuncs.lst` (the bytes of arguments)
/// @source https://github.com/winsiderss/phnt (prototypes)
public final class ServiceList {

    private static final String RESOURCE = "services.tsv";

    private static final List<ServiceDescription> SERVICES = read();

    private static final Map<String, ServiceDescription> BY_NAME =
            SERVICES.stream().collect(Collectors.toMap(ServiceDescription::name, it -> it));

    private ServiceList() {}

    /** The services, each at the index that is its number. */
    public static List<ServiceDescription> services() {
        return SERVICES;
    }

    /** The service with this name; null if there is none. */
    static @Nullable ServiceDescription find(String name) {
        return BY_NAME.get(name);
    }

    private static List<ServiceDescription> read() {
        try (InputStream in =
                Objects.requireNonNull(ServiceList.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(ServiceList::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceDescription parse(String line) {
        String[] columns = line.split("\t", -1);
        return new ServiceDescription(
                Integer.parseInt(columns[0]),
                columns[1],
                Integer.parseInt(columns[2]),
                columns[4],
                ServiceScope.valueOf(columns[5].toUpperCase(Locale.ROOT)),
                columns[6]);
    }
}

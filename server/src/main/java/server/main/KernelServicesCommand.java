package server.main;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import server.view.ServiceView;

/// `pxr kernel services`: the table that a kernel has when it is built. What has been registered
/// there is implemented, and nothing else.
@Command(name = "services", description = "Lists the system services, and how far each has come.")
final class KernelServicesCommand implements Runnable {

    @Option(
            names = "--component",
            paramLabel = "NAME",
            description = "only those of a component, such as Ke or Ob")
    private String component = "";

    @Option(names = "--prototypes", description = "with the parameters, where they are known")
    private boolean prototypes;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        List<ServiceView.Service> services =
                KernelServices.catalogue().services().stream()
                        .filter(service ->
                                component.isEmpty()
                                        || service.component().equalsIgnoreCase(component))
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        int longest = services.stream().mapToInt(s -> s.name().length()).max().orElse(4);
        String row = "%6s  %-" + longest + "s  %5s  %-9s  %s%n";
        out.printf(row, "number", "name", "bytes", "component", "state");
        for (ServiceView.Service service : services) {
            out.printf(
                    Locale.ROOT,
                    row,
                    service.number(),
                    service.name(),
                    service.argumentBytes(),
                    service.component(),
                    service.state());
            if (prototypes && !service.prototype().isEmpty()) {
                out.println(" ".repeat(8) + service.prototype());
            }
        }
        out.println(sums(services));
    }

    private static String sums(List<ServiceView.Service> services) {
        var counts =
                services.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ServiceView.Service::state,
                                        TreeMap::new,
                                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", ", services.size() + " services: ", ""));
    }
}

package server.route;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pxr.render.Site;
import pxr.render.TablePage;
import pxr.render.TablePage.Cell;
import server.live.ServiceCalls;
import server.view.ServiceView;

/// The system services of a running kernel.
///
/// - `GET /PROJECT/services.html`: all of them, as a page;
/// - `GET /api/live/services?project=`: how often each has been called, by its number;
/// - `GET /api/live/service?project=&number=`: the newest call of one, from the program's code
///   through the kernel and back.
record ServiceRoutes(Library library) {

    private static final String NAME = "services";
    private static final List<String> COLUMNS =
            List.of("Number", "Service", "Argument bytes", "Component", "State", "Calls");

    void page(Context ctx) {
        String project = ctx.pathParam("project");
        ServiceCalls calls = services(project);
        var rows = new ArrayList<TablePage.Row>();
        for (ServiceView.Service service : calls.catalogue().services()) {
            rows.add(row(service, calls, project));
        }
        long implemented =
                calls.catalogue().services().stream()
                        .filter(service -> service.state().equals("implemented"))
                        .count();
        var table =
                new TablePage(
                        NAME,
                        "System services",
                        implemented + " of " + rows.size() + " are implemented.",
                        COLUMNS,
                        rows);
        PageAnswer.send(
                ctx, library.site().table(project, table).orElseThrow(NotFoundResponse::new));
    }

    private static TablePage.Row row(
            ServiceView.Service service, ServiceCalls calls, String project) {
        Optional<String> page =
                calls.handler(service).map(symbol -> Site.symbolPath(project, symbol));
        return new TablePage.Row(
                "" + service.number(),
                List.of(
                        new Cell("0x%02X".formatted(service.number()), null),
                        new Cell(service.name(), page.orElse(null)),
                        new Cell("" + service.argumentBytes(), null),
                        new Cell(service.component(), null),
                        new Cell(service.state(), null),
                        new Cell("", null)));
    }

    void counts(Context ctx) {
        ServiceCalls calls = services(Parameters.required(ctx, "project"));
        ctx.header("Cache-Control", "no-store").json(Map.of("calls", calls.counts()));
    }

    void newest(Context ctx) {
        ServiceCalls calls = services(Parameters.required(ctx, "project"));
        String number = Parameters.required(ctx, "number");
        ServiceView.Service wanted =
                calls.catalogue().services().stream()
                        .filter(service -> number.equals("" + service.number()))
                        .findFirst()
                        .orElseThrow(
                                () -> new BadRequestResponse("number: that of a system service."));
        ctx.header("Cache-Control", "no-store").json(calls.newest(wanted));
    }

    private ServiceCalls services(String project) {
        return library.services(project)
                .orElseThrow(() -> new NotFoundResponse("No kernel runs in this project."));
    }
}

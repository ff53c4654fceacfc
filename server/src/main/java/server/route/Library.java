package server.route;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import pxr.query.CrossReference;
import pxr.render.Site;
import pxr.render.SiteOptions;
import server.live.ServiceCalls;
import server.live.TraceSession;
import server.view.ServiceView;

/** What is served: the projects, the pages about them, and the kernel that runs beside them. */
public final class Library implements AutoCloseable {

    /** How soon a new commit of an index is seen. */
    private static final long REFRESH_NANOS = 1_000_000_000;

    private static final ServiceView.Catalogue NO_SERVICES =
            new ServiceView.Catalogue(List.of(), List.of());

    private final Map<String, CrossReference> projects = new TreeMap<>();
    private final Site site;
    private final Optional<TraceSession> live;
    private final Optional<ServiceCalls> services;
    private final AtomicLong refreshed = new AtomicLong(System.nanoTime());

    /// @param live the session whose project is one of the projects
    public Library(List<CrossReference> projects, Optional<TraceSession> live) {
        this(projects, live, NO_SERVICES);
    }

    /** The same, of a kernel that programs call. */
    public Library(
            List<CrossReference> projects,
            Optional<TraceSession> live,
            ServiceView.Catalogue services) {
        for (CrossReference project : projects) this.projects.put(project.info().name(), project);
        this.live = live;
        this.services =
                live.filter(_ -> !services.services().isEmpty())
                        .flatMap(session ->
                                project(session.project())
                                        .map(index -> new ServiceCalls(session, index, services)));
        List<String> tables = this.services.isEmpty() ? List.of() : List.of("services");
        Set<String> running = live.map(TraceSession::project).map(Set::of).orElse(Set.of());
        this.site = new Site(projects, new SiteOptions(true, running, tables));
    }

    public Collection<CrossReference> projects() {
        return projects.values();
    }

    public Optional<CrossReference> project(String name) {
        return Optional.ofNullable(projects.get(name));
    }

    /** The projects that a request asks about: the one that it names, or all. */
    Collection<CrossReference> asked(Context ctx) {
        String name = ctx.queryParam("project");
        if (name == null || name.isEmpty()) return projects();
        return List.of(project(name).orElseThrow(NotFoundResponse::new));
    }

    public Site site() {
        return site;
    }

    /** The session that runs the code of the project. */
    public Optional<TraceSession> live(String project) {
        return live.filter(session -> session.project().equals(project));
    }

    /// The system services of the running project, joined to its code; empty where there are none.
    public Optional<ServiceCalls> services(String project) {
        return live(project).flatMap(_ -> services);
    }

    /**
     * Another one after each commit of any project: what was rendered before is out of date then.
     */
    int version() {
        return projects.values().stream()
                .map(project -> project.info())
                .map(info -> List.of(info.generation(), info.created()))
                .toList()
                .hashCode();
    }

    /** Goes on with the newest commits, unless that was done a moment ago. */
    void refresh() {
        long now = System.nanoTime();
        long last = refreshed.get();
        if (now - last < REFRESH_NANOS || !refreshed.compareAndSet(last, now)) return;
        projects.values().forEach(CrossReference::refresh);
    }

    /** Stops the kernel and closes the indexes. */
    @Override
    public void close() {
        live.ifPresent(TraceSession::close);
        projects.values().forEach(CrossReference::close);
    }
}

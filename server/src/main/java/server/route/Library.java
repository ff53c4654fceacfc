package server.route;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import pxr.query.CrossReference;
import pxr.render.Site;
import pxr.render.SiteOptions;
import server.live.TraceSession;

/** What is served: the projects, the pages about them, and the kernel that runs beside them. */
public final class Library {

    private final Map<String, CrossReference> projects = new TreeMap<>();
    private final Site site;
    private final Optional<TraceSession> live;

    /// @param live the session whose project is one of the projects
    public Library(List<CrossReference> projects, Optional<TraceSession> live) {
        for (CrossReference project : projects) this.projects.put(project.info().name(), project);
        this.live = live;
        Set<String> running = live.map(TraceSession::project).map(Set::of).orElse(Set.of());
        this.site = new Site(projects, new SiteOptions(true, running));
    }

    public Collection<CrossReference> projects() {
        return projects.values();
    }

    public Optional<CrossReference> project(String name) {
        return Optional.ofNullable(projects.get(name));
    }

    public Site site() {
        return site;
    }

    /** The session that runs the code of the project. */
    public Optional<TraceSession> live(String project) {
        return live.filter(session -> session.project().equals(project));
    }

    /** Grows with each commit of any project: what was rendered before is out of date then. */
    long generation() {
        return projects.values().stream().mapToLong(p -> p.info().generation()).sum();
    }
}

package pxr.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pxr.query.IndexInfo;
import pxr.query.SymbolEntry;

/** The front page of a project: how large it is, its categories, its packages. */
record ProjectPage(String project, List<Fact> facts, List<PackageRow> packages) {

    record Fact(String number, String what) {}

    /// @param summary HTML
    record PackageRow(Link link, String types, String summary) {}

    static View view(Project project, Links links) {
        IndexInfo info = project.index().info();
        Docs docs = new Docs(project, links, new OpenFiles(project, links));
        List<PackageRow> packages = new ArrayList<>();
        for (Map.Entry<String, Long> e : project.packages().entrySet()) {
            String id = e.getKey();
            packages.add(
                    new PackageRow(
                            new Link(DisplayName.ofPackage(id), links.symbol(id)),
                            Numbers.count(e.getValue(), "type"),
                            project.symbol(id).map((SymbolEntry s) -> docs.summary(s)).orElse("")));
        }
        return new View(
                project.name(),
                "project",
                project,
                List.of(new Link(project.name(), null)),
                new ProjectPage(
                        project.name(),
                        List.of(
                                new Fact(Numbers.count(info.lines()), "lines"),
                                new Fact(Numbers.count(info.files()), "files"),
                                new Fact(Numbers.count(info.symbols()), "symbols"),
                                new Fact(Numbers.count(packages.size()), "packages")),
                        packages));
    }
}

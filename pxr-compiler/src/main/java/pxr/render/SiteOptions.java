package pxr.render;

import java.util.List;
import java.util.Set;

/// For whom the pages are made.
///
/// @param served whether a server answers the pages' questions; else they are files, and all they
///   know is in them and in scripts beside them
/// @param liveProjects names of the projects whose code runs beside the pages
/// @param tables names of the [TablePage]s that those have
public record SiteOptions(boolean served, Set<String> liveProjects, List<String> tables) {

    public static final SiteOptions STATIC = new SiteOptions(false, Set.of(), List.of());
}

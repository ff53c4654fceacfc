package pxr.source;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;

/// Finds the `.java` files in a zip or jar file, which stays as it is: nothing is unpacked, so an
/// entry that claims a place outside of the archive could harm nobody; it is left out all the same,
/// for its path means nothing.
final class ArchiveScan {

    private final ZipFile archive;
    private final Diagnostics diagnostics;

    ArchiveScan(ZipFile archive, Diagnostics diagnostics) {
        this.archive = archive;
        this.diagnostics = diagnostics;
    }

    List<FoundFile> run() {
        List<FoundFile> found = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entry.isDirectory() || !entry.getName().endsWith(SourcePaths.SUFFIX)) continue;
            String shown = archive.getName() + "!/" + entry.getName().replaceAll("\\p{Cntrl}", "?");
            Optional<String> path = SourcePaths.normalize(entry.getName());
            if (path.isPresent()) {
                found.add(
                        new FoundFile(
                                path.get(),
                                shown,
                                entry.getSize(),
                                FileVersion.stamp(entry),
                                () -> archive.getInputStream(entry)));
            } else {
                String message = "the entry's path leads out of the archive; it was left out";
                diagnostics.report(Diagnostic.error(shown, 0, 0, message));
            }
        }
        return found;
    }
}

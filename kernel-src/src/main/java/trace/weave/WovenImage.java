package trace.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trace.CallSite;
import trace.TraceDetail;
import trace.TracedMethod;

/// All classes of the kernel, woven, with the tables that say what the numbers in them mean. It is
/// the same for every kernel that is booted from it.
public final class WovenImage {

    private final Map<String, byte[]> classFiles = new HashMap<>();
    private final MethodTable methods = new MethodTable();
    private final List<TracedMethod> recorded = new ArrayList<>();
    private final SiteTable sites;

    private WovenImage(List<byte[]> files, TraceDetail detail) {
        var resolver =
                ClassHierarchyResolver.ofResourceParsing(WovenImage.class.getClassLoader())
                        .cached();
        var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
        List<ClassModel> classes = files.stream().map(classFile::parse).toList();
        for (ClassModel model : classes) {
            for (MethodModel method : model.methods()) {
                if (method.code().isPresent()) {
                    methods.add(model, method);
                }
            }
        }
        var rule = new WeavingRule(classes, methods, detail);
        for (ClassModel model : classes) {
            for (MethodModel method : model.methods()) {
                if (rule.isRecorded(model, method)) {
                    recorded.add(methods.get(model, method));
                }
            }
        }
        sites = new SiteTable(rule.highestRank());
        var weaver = new ClassWeaver(methods, rule, sites);
        for (ClassModel model : classes) {
            classFiles.put(Names.binary(model.thisClass()), weaver.weave(classFile, model));
        }
    }

    /** The image of this program's classes; always the same for the same detail. */
    public static WovenImage image(TraceDetail detail) {
        return switch (detail) {
            case ALL -> All.IMAGE;
            case ROUTINES -> Routines.IMAGE;
        };
    }

    private static final class All {
        static final WovenImage IMAGE = new WovenImage(WovenPackages.read(), TraceDetail.ALL);
    }

    private static final class Routines {
        static final WovenImage IMAGE = new WovenImage(WovenPackages.read(), TraceDetail.ROUTINES);
    }

    /** Whether a class of this name belongs to the woven packages. */
    static boolean isWoven(String className) {
        return WovenPackages.ROOTS.stream().anyMatch(root -> className.startsWith(root + "."));
    }

    byte @Nullable [] classFile(String className) {
        return classFiles.get(className);
    }

    /** All methods, also those that only call. */
    public List<TracedMethod> methods() {
        return methods.all();
    }

    /** The methods whose calls are recorded. */
    public List<TracedMethod> recorded() {
        return List.copyOf(recorded);
    }

    public List<CallSite> sites() {
        return sites.all();
    }

    /// For each calling place, by its number, the id of the method that it calls; 0 if that can be
    /// one of several.
    public int[] targets() {
        return sites.targets();
    }
}

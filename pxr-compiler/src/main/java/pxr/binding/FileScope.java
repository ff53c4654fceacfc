package pxr.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pxr.binding.classfile.ModuleDescription;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Flags;
import pxr.binding.type.LookupLog;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.UnknownType;
import pxr.symbol.Lookups;
import pxr.syntax.ClassTree;
import pxr.syntax.Id;
import pxr.syntax.ImportTree;
import pxr.syntax.SyntaxUnit;

/// A file's imports, the types of its package and, behind them all, the packages imported on demand
/// (JLS 6.4.1, 7.5).
final class FileScope extends Scope {

    private final Program program;
    private final String path;
    private final String packageName;
    private final Map<String, List<String>> singleTypes = new HashMap<>();
    private final Map<String, List<List<String>>> singleStatics = new HashMap<>();
    private final List<List<String>> typesOnDemand = new ArrayList<>();
    private final List<List<String>> staticsOnDemand = new ArrayList<>();
    private final List<String> modules = new ArrayList<>();
    private volatile @Nullable Set<String> modulePackages;

    /** Types found so far; what is not found is looked for again, for it may be declared yet. */
    private final Map<String, Type> known = new ConcurrentHashMap<>();

    /** The same, of those that this file's own binding looked for: see [LookupLog#unrecorded]. */
    private final Map<String, Type> recorded = new ConcurrentHashMap<>();

    FileScope(SyntaxUnit unit, Program program) {
        super(null);
        this.program = program;
        this.path = unit.file().path();
        this.packageName = unit.packageName();
        unit.imports().forEach(this::add);
        if (unit.types().stream().anyMatch(ClassTree::isImplicit)) modules.add("java.base");
    }

    private void add(ImportTree tree) {
        List<String> name = tree.name().stream().map(Id::text).toList();
        switch (tree.kind()) {
            case SINGLE_TYPE -> singleTypes.putIfAbsent(name.getLast(), name);
            case TYPE_ON_DEMAND -> typesOnDemand.add(name);
            case STATIC_ON_DEMAND -> staticsOnDemand.add(name);
            case MODULE -> modules.add(tree.qualifiedName());
            case SINGLE_STATIC ->
                    singleStatics
                            .computeIfAbsent(name.getLast(), _ -> new ArrayList<>(1))
                            .add(name.subList(0, name.size() - 1));
        }
    }

    Program program() {
        return program;
    }

    String path() {
        return path;
    }

    String packageName() {
        return packageName;
    }

    @Override
    @Nullable Type ownType(String name) {
        Map<String, Type> found = LookupLog.isRecording() ? recorded : known;
        Type type = found.get(name);
        if (type == null) {
            type = find(name);
            if (type != null) found.put(name, type);
        }
        return type;
    }

    private @Nullable Type find(String name) {
        List<String> imported = singleTypes.get(name);
        if (imported != null) {
            TypeSymbol type = program.canonicalType(imported);
            return type == null ? new UnknownType(String.join(".", imported)) : ClassType.of(type);
        }
        TypeSymbol found = memberOf(singleStatics.getOrDefault(name, List.of()), name);
        if (found == null) found = program.topLevelType(packageName, name);
        if (found == null) found = onDemand(name);
        return found == null ? null : ClassType.of(found);
    }

    private @Nullable TypeSymbol memberOf(List<List<String>> types, String name) {
        for (List<String> typeName : types) {
            TypeSymbol type = program.canonicalType(typeName);
            TypeSymbol member = type == null ? null : Members.memberType(type, name);
            if (member != null) return member;
        }
        return null;
    }

    private @Nullable TypeSymbol onDemand(String name) {
        for (List<String> imported : typesOnDemand) {
            TypeSymbol type = program.canonicalType(imported);
            TypeSymbol found =
                    type == null ? visible(String.join(".", imported), name) : declared(type, name);
            if (found != null) return found;
        }
        TypeSymbol found = visible("java.lang", name);
        if (found == null) found = memberOf(staticsOnDemand, name);
        if (found != null || modules.isEmpty()) return found;
        for (String imported : modulePackages()) {
            found = visible(imported, name);
            if (found != null) return found;
        }
        return null;
    }

    /** What the type itself declares; inherited types only a static import brings (JLS 7.5.4). */
    private @Nullable TypeSymbol declared(TypeSymbol type, String name) {
        TypeSymbol member = type.memberType(name);
        return member != null && isVisible(member.flags(), type) ? member : null;
    }

    private @Nullable TypeSymbol visible(String fromPackage, String name) {
        TypeSymbol type = program.topLevelType(fromPackage, name);
        return type != null
                        && (Flags.has(type.flags(), Flags.PUBLIC)
                                || fromPackage.equals(packageName))
                ? type
                : null;
    }

    /** The packages that the imported modules export, directly or by `requires transitive`. */
    private Set<String> modulePackages() {
        LookupLog.asked(Lookups.MODULE_IMPORT);
        Set<String> packages = modulePackages;
        if (packages == null) {
            packages = new HashSet<>();
            Set<String> seen = new HashSet<>();
            for (String module : modules) addPackages(module, seen, packages);
            modulePackages = packages;
        }
        return packages;
    }

    private void addPackages(String module, Set<String> seen, Set<String> packages) {
        ModuleDescription description = program.classPath().module(module);
        if (description == null || !seen.add(module)) return;
        packages.addAll(description.exported());
        description.transitive().forEach(m -> addPackages(m, seen, packages));
    }

    @Override
    @Nullable Variable ownVariable(String name) {
        FieldSymbol field = staticField(singleStatics.getOrDefault(name, List.of()), name);
        if (field == null) field = staticField(staticsOnDemand, name);
        return field == null ? null : new Variable.Field(field, field.type());
    }

    private @Nullable FieldSymbol staticField(List<List<String>> types, String name) {
        for (List<String> typeName : types) {
            TypeSymbol type = program.canonicalType(typeName);
            FieldSymbol field =
                    type == null || type.closure().isEmpty() ? null : staticField(type, name);
            if (field != null) return field;
        }
        return null;
    }

    private @Nullable FieldSymbol staticField(TypeSymbol type, String name) {
        for (TypeSymbol t : type.closure().keySet()) {
            FieldSymbol field = t.field(name);
            if (field != null && field.isStatic() && isVisible(field.flags(), t)) return field;
        }
        return null;
    }

    /** Whether an import of this file can reach a member. */
    boolean isVisible(int flags, TypeSymbol owner) {
        if (Flags.has(flags, Flags.PRIVATE)) return false;
        return Flags.has(flags, Flags.PUBLIC | Flags.PROTECTED)
                || owner.packageName().equals(packageName);
    }

    /** The types named by single static imports of that member, then those imported on demand. */
    List<List<TypeSymbol>> staticImports(String member) {
        return List.of(
                types(singleStatics.getOrDefault(member, List.of())), types(staticsOnDemand));
    }

    private List<TypeSymbol> types(List<List<String>> names) {
        List<TypeSymbol> found = new ArrayList<>(names.size());
        for (List<String> name : names) {
            TypeSymbol type = program.canonicalType(name);
            if (type != null) found.add(type);
        }
        return found;
    }
}

package pxr.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pxr.symbol.TypeHeader;
import pxr.syntax.ClassTree;
import pxr.syntax.Id;
import pxr.syntax.SyntaxUnit;

/// A file whose types are declared: what the first pass hands to the second.
///
/// @param types those at the top of the file
record DeclaredUnit(SyntaxUnit syntax, FileScope scope, List<SourceType> types) {

    static DeclaredUnit of(SyntaxUnit unit, Program program) {
        FileScope scope = new FileScope(unit, program);
        List<SourceType> types = new ArrayList<>(unit.types().size());
        for (ClassTree tree : unit.types()) {
            Id token = tree.name();
            if (token == null) continue;
            String name = token.text();
            String id = unit.packageName().isEmpty() ? name : unit.packageName() + '.' + name;
            types.add(new SourceType(tree, id, name, scope, null, SourceType.Nesting.TOP));
        }
        return new DeclaredUnit(unit, scope, List.copyOf(types));
    }

    String path() {
        return scope.path();
    }

    /** What other files can see of its types and their member types. */
    List<TypeHeader> headers() {
        List<TypeHeader> headers = new ArrayList<>();
        for (SourceType type : types) type.forEachNested(t -> headers.add(t.describe()));
        return List.copyOf(headers);
    }

    /** Makes all types known to the program, then finds out their supertypes. */
    static void resolveHeaders(List<DeclaredUnit> units, Program program) {
        List<DeclaredUnit> sorted =
                units.stream().sorted(Comparator.comparing(DeclaredUnit::path)).toList();
        sorted.forEach(program::add);
        for (DeclaredUnit unit : sorted) unit.types().forEach(SourceType::declareHeader);
    }
}

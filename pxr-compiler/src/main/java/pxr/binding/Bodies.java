package pxr.binding;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import pxr.binding.type.Type;
import pxr.binding.type.Types;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;
import pxr.syntax.ClassTree;
import pxr.syntax.Id;

/** The binders of one file, which call one another as the language's constructs nest. */
final class Bodies {

    final Program program;
    final Types types;
    final FileScope file;
    final OccurrenceTable marks = new OccurrenceTable();
    final TypeUses typeUses = new TypeUses(this);
    final Annotations annotations = new Annotations(this);
    final Names names = new Names(this);
    final Expressions expressions = new Expressions(this);
    final Conditions conditions = new Conditions(this);
    final Applicability applicability = new Applicability(this);
    final Overloads overloads = new Overloads(this);
    final Calls calls = new Calls(this);
    final Creations creations = new Creations(this);
    final Lambdas lambdas = new Lambdas(this);
    final MethodReferences references = new MethodReferences(this);
    final Patterns patterns = new Patterns(this);
    final Switches switches = new Switches(this);
    final Statements statements = new Statements(this);
    final Classes classes = new Classes(this);

    private final Map<ClassTree, LocalClass> localClasses = new IdentityHashMap<>();

    /** A local or anonymous class with its name, or the token that stands for it. */
    private record LocalClass(SourceType symbol, Id token) {}

    Bodies(FileScope file) {
        this.file = file;
        this.program = file.program();
        this.types = program.types();
    }

    /** The id of a local that the token declares. */
    String localId(Id token) {
        return SymbolId.local(file.path(), token.offset());
    }

    /** A new local variable, its declaration noted. */
    Variable.Local define(Id token, SymbolKind kind, Type type) {
        String id = localId(token);
        marks.put(token, Role.DEF, kind, id);
        return new Variable.Local(id, kind, type);
    }

    /// The symbol of a local or anonymous class. A class inside a lambda may be bound more than
    /// once, each time in another scope, and keeps its id.
    ///
    /// @param token its name, or for an anonymous class what is named in its `new`
    SourceType localClass(ClassTree tree, Id token, Scope scope) {
        LocalClass known = localClasses.get(tree);
        SourceType enclosing = Objects.requireNonNull(scope.enclosingClass());
        String name = tree.isAnonymous() ? "" : token.text();
        String id = known == null ? enclosing.nextNestedId(name) : known.symbol().id();
        SourceType symbol =
                new SourceType(tree, id, name, scope, enclosing, SourceType.Nesting.LOCAL);
        localClasses.put(tree, new LocalClass(symbol, token));
        return symbol;
    }

    void forEachLocalClass(BiConsumer<SourceType, Id> action) {
        localClasses.values().forEach(c -> action.accept(c.symbol(), c.token()));
    }

    /** All types of the file: those at the top, members, local and anonymous ones. */
    void forEachType(DeclaredUnit unit, Consumer<SourceType> action) {
        unit.types().forEach(t -> t.forEachNested(action));
        forEachLocalClass((symbol, _) -> symbol.forEachNested(action));
    }
}

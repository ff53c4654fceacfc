package pxr.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pxr.binding.header.HeaderWriter;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Flags;
import pxr.binding.type.LookupLog;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.Types;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;
import pxr.symbol.TypeHeader;
import pxr.syntax.ClassTree;
import pxr.syntax.Member;
import pxr.syntax.Modifiers;
import pxr.syntax.TypeParameterTree;
import pxr.syntax.TypeTree;
import pxr.syntax.VariableTree;

/// A class that the sources declare.
///
/// Its members are known from the start, its supertypes once [#declareHeader] was called, and what
/// types its members have when they are first asked.
final class SourceType extends TypeSymbol {

    private final ClassTree tree;
    private final Scope outerScope;
    private final ClassScope bodyScope;
    private final @Nullable SourceType enclosing;
    private final Nesting nesting;
    private final SymbolKind kind;
    private final int flags;
    private final List<TypeVariable> typeParameters;
    private final Map<String, SourceType> memberTypes = new LinkedHashMap<>();
    private final Map<String, FieldSymbol> fields = new LinkedHashMap<>();
    private final Map<String, List<MethodSymbol>> methods = new LinkedHashMap<>();
    private final Map<String, Integer> nestedNames = new HashMap<>(0);
    private volatile @Nullable Header header;
    private boolean declaring;

    /** How a class is nested in another. */
    enum Nesting {
        TOP,
        MEMBER,
        /** Local or anonymous. */
        LOCAL
    }

    private record Header(
            @Nullable ClassType superclass, List<ClassType> interfaces, boolean lacking) {}

    private static final Header UNDECLARED = new Header(null, List.of(), false);

    SourceType(
            ClassTree tree,
            String id,
            String name,
            Scope outerScope,
            @Nullable SourceType enclosing,
            Nesting nesting) {
        super(id, name, outerScope.file().packageName());
        this.tree = tree;
        this.outerScope = outerScope;
        this.enclosing = enclosing;
        this.nesting = nesting;
        this.kind =
                switch (tree.kind()) {
                    case CLASS -> SymbolKind.CLASS;
                    case INTERFACE -> SymbolKind.INTERFACE;
                    case ENUM -> SymbolKind.ENUM;
                    case RECORD -> SymbolKind.RECORD;
                    case ANNOTATION -> SymbolKind.ANNOTATION;
                };
        this.flags = flags(tree);
        this.typeParameters = typeParameters(tree.typeParameters());
        this.bodyScope = new ClassScope(this, outerScope);
        for (Member member : tree.members()) declare(member);
        ImpliedMembers.declare(this);
    }

    private int flags(ClassTree tree) {
        int flags = ModifierFlags.of(tree.modifiers());
        if (tree.kind() != ClassTree.Kind.CLASS) flags |= Flags.STATIC;
        if (isInterface()) flags |= Flags.INTERFACE | Flags.ABSTRACT;
        if (enclosing != null && nesting == Nesting.MEMBER && enclosing.isInterface()) {
            flags |= Flags.PUBLIC | Flags.STATIC;
        }
        return flags;
    }

    /** The list is filled after the scope that the bounds are resolved in was made of it. */
    private List<TypeVariable> typeParameters(List<TypeParameterTree> trees) {
        if (trees.isEmpty()) return List.of();
        List<TypeVariable> parameters = new ArrayList<>(trees.size());
        Scope scope = new TypeParameterScope(parameters, outerScope);
        for (TypeParameterTree p : trees) {
            String id = SymbolId.typeParameter(id(), p.name().text());
            parameters.add(TypeBinder.variable(p, () -> id, scope));
        }
        return Collections.unmodifiableList(parameters);
    }

    /** Where the class's header stands: its type parameters are in scope, its members are not. */
    Scope headerScope() {
        return typeParameters.isEmpty()
                ? outerScope
                : new TypeParameterScope(typeParameters, outerScope);
    }

    private void declare(Member member) {
        switch (member) {
            case ClassTree nested -> {
                String name = Objects.requireNonNull(nested.name()).text();
                SourceType type =
                        new SourceType(
                                nested, id() + '$' + name, name, bodyScope, this, Nesting.MEMBER);
                memberTypes.putIfAbsent(name, type);
            }
            case Member.Field field -> {
                VariableTree variable = field.variable();
                if (variable.name() != null) {
                    add(
                            new SourceField(
                                    this,
                                    variable.name().text(),
                                    fieldFlags(variable.modifiers()),
                                    SymbolKind.FIELD,
                                    variable));
                }
            }
            case Member.Constant constant ->
                    add(
                            new SourceField(
                                    this,
                                    constant.name().text(),
                                    Flags.PUBLIC | Flags.STATIC | Flags.FINAL | Flags.ENUM,
                                    SymbolKind.ENUM_CONSTANT,
                                    null));
            case Member.Method method -> add(new SourceMethod(this, method));
            case Member.Initializer _ -> {}
        }
    }

    private int fieldFlags(Modifiers modifiers) {
        int own = ModifierFlags.of(modifiers);
        return isInterface() ? own | Flags.PUBLIC | Flags.STATIC | Flags.FINAL : own;
    }

    void add(FieldSymbol field) {
        fields.putIfAbsent(field.name(), field);
    }

    void add(MethodSymbol method) {
        methods.computeIfAbsent(method.name(), _ -> new ArrayList<>(1)).add(method);
    }

    /** Finds out the supertypes; the binder calls it for all types before any body is bound. */
    void declareHeader() {
        header();
        for (SourceType member : memberTypes.values()) member.declareHeader();
    }

    /**
     * Gives an anonymous class its supertype, which may change while a lambda around it is typed.
     */
    void declareAnonymous(@Nullable ClassType supertype) {
        if (supertype == null) {
            header = new Header(null, List.of(), true);
        } else if (supertype.symbol().isInterface()) {
            header = new Header(objectType(), List.of(supertype), false);
        } else {
            header = new Header(supertype, List.of(), false);
        }
        forgetClosure();
    }

    private Header header() {
        Header known = header;
        if (known != null) return known;
        if (declaring) return UNDECLARED;
        declaring = true;
        known = LookupLog.unrecorded(this::readHeader);
        header = known;
        declaring = false;
        return known;
    }

    private Header readHeader() {
        TypeBinder binder = new TypeBinder(Marks.NONE);
        Scope scope = headerScope();
        boolean lacking = false;
        ClassType superclass = null;
        List<ClassType> interfaces = new ArrayList<>();
        for (TypeTree written : tree.superclasses()) {
            Type type = binder.bind(written, scope);
            if (!(type instanceof ClassType c)) lacking = true;
            else if (isInterface()) interfaces.add(c);
            else if (superclass == null) superclass = c;
        }
        for (TypeTree written : tree.interfaces()) {
            if (binder.bind(written, scope) instanceof ClassType c) interfaces.add(c);
            else lacking = true;
        }
        if (tree.superclasses().isEmpty()) superclass = impliedSuperclass();
        if (kind == SymbolKind.ANNOTATION
                && types().named("java.lang.annotation.Annotation") instanceof ClassType c) {
            interfaces.add(c);
        }
        return new Header(superclass, List.copyOf(interfaces), lacking);
    }

    private @Nullable ClassType impliedSuperclass() {
        Type implied =
                switch (kind) {
                    case ENUM -> types().named("java.lang.Enum", ClassType.of(this));
                    case RECORD -> types().named("java.lang.Record");
                    case CLASS -> id().equals("java.lang.Object") ? null : types().object();
                    default -> null;
                };
        return implied instanceof ClassType c ? c : null;
    }

    private @Nullable ClassType objectType() {
        return types().object() instanceof ClassType c ? c : null;
    }

    /** The binary name for the next local or anonymous class inside this one (JLS 13.1). */
    String nextNestedId(String name) {
        return id() + '$' + nestedNames.merge(name, 1, Integer::sum) + name;
    }

    Types types() {
        return outerScope.file().program().types();
    }

    ClassTree tree() {
        return tree;
    }

    ClassScope bodyScope() {
        return bodyScope;
    }

    /** The type itself and its member types, at all depths. */
    void forEachNested(Consumer<SourceType> action) {
        action.accept(this);
        memberTypes.values().forEach(m -> m.forEachNested(action));
    }

    /** The symbol of a member type, or null where another of the same name came first. */
    @Nullable SourceType declaredAs(ClassTree member) {
        SourceType symbol = memberTypes.get(Objects.requireNonNull(member.name()).text());
        return symbol != null && symbol.tree == member ? symbol : null;
    }

    /** The symbol of a method or constructor of the body. */
    SourceMethod declaredAs(Member.Method member) {
        String name = member.isConstructor() ? MethodSymbol.CONSTRUCTOR : member.name().text();
        for (MethodSymbol method : methods(name)) {
            if (method instanceof SourceMethod m && m.tree() == member) return m;
        }
        throw new IllegalArgumentException(member.name().text());
    }

    Collection<SourceType> memberTypes() {
        return memberTypes.values();
    }

    /** Whether it is declared in the file: at its top, as member, or inside a body. */
    boolean isIn(FileScope file) {
        return outerScope.file() == file;
    }

    String path() {
        return outerScope.file().path();
    }

    /** What other files can see of it. */
    TypeHeader describe() {
        return LookupLog.unrecorded(() -> HeaderWriter.of(this, List.copyOf(memberTypes.keySet())));
    }

    @Override
    public SymbolKind kind() {
        LookupLog.asked(this);
        return kind;
    }

    @Override
    public int flags() {
        LookupLog.asked(this);
        return flags;
    }

    @Override
    public @Nullable SourceType enclosing() {
        LookupLog.asked(this);
        return enclosing;
    }

    @Override
    public boolean isInner() {
        LookupLog.asked(this);
        return nesting != Nesting.TOP && !isStatic();
    }

    @Override
    public List<TypeVariable> typeParameters() {
        LookupLog.asked(this);
        return typeParameters;
    }

    @Override
    public @Nullable ClassType superclass() {
        LookupLog.asked(this);
        return header().superclass();
    }

    @Override
    public List<ClassType> interfaces() {
        LookupLog.asked(this);
        return header().interfaces();
    }

    @Override
    public boolean lacksSupertype() {
        LookupLog.asked(this);
        return header().lacking();
    }

    @Override
    protected boolean isDeclared() {
        return header != null;
    }

    @Override
    public @Nullable FieldSymbol field(String name) {
        LookupLog.asked(this, name);
        return fields.get(name);
    }

    @Override
    public Collection<FieldSymbol> fields() {
        LookupLog.askedForAll(this);
        return fields.values();
    }

    @Override
    public List<MethodSymbol> methods(String name) {
        LookupLog.asked(this, name);
        return methods.getOrDefault(name, List.of());
    }

    @Override
    public Collection<MethodSymbol> methods() {
        LookupLog.askedForAll(this);
        return methods.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public @Nullable TypeSymbol memberType(String name) {
        LookupLog.asked(this, name);
        return memberTypes.get(name);
    }

    @Override
    protected void onAskedForSupertypes() {
        LookupLog.asked(this);
    }

    @Override
    protected TypeSymbol object() {
        return types().object() instanceof ClassType c ? c.symbol() : this;
    }
}

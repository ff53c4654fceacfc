package pxr.binding.header;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.LookupLog;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;
import pxr.symbol.TypeHeader;

/** A class that is known from its header. */
public final class StoredType extends TypeSymbol {

    private final TypeHeader header;
    private final Function<String, @Nullable TypeSymbol> linker;
    private final List<TypeVariable> typeParameters;
    private final Set<String> memberTypes;
    private volatile @Nullable Members members;
    private volatile @Nullable Supertypes supertypes;

    private record Members(
            Map<String, FieldSymbol> fields, Map<String, List<MethodSymbol>> methods) {}

    private record Supertypes(@Nullable ClassType superclass, List<ClassType> interfaces) {}

    /// @param linker finds the classes that the header names
    public StoredType(TypeHeader header, Function<String, @Nullable TypeSymbol> linker) {
        super(header.id(), header.name(), header.packageName());
        this.header = header;
        this.linker = linker;
        this.typeParameters = variables(header.typeParameters(), this::id);
        this.memberTypes = Set.copyOf(header.memberTypes());
    }

    public boolean isTopLevel() {
        return header.isTopLevel();
    }

    /** The type parameters of the class or one of its methods, whose id `owner` gives. */
    List<TypeVariable> variables(List<TypeHeader.Parameter> parameters, Supplier<String> owner) {
        if (parameters.isEmpty()) return List.of();
        List<TypeVariable> variables = new ArrayList<>(parameters.size());
        for (TypeHeader.Parameter p : parameters) {
            variables.add(
                    new TypeVariable(
                            () -> SymbolId.typeParameter(owner.get(), p.name()),
                            p.name(),
                            () -> readAll(p.bounds(), variables)));
        }
        return Collections.unmodifiableList(variables);
    }

    Type read(String type) {
        return read(type, List.of());
    }

    Type read(String type, List<TypeVariable> variables) {
        return TypeReader.read(type, this, variables, linker);
    }

    List<Type> readAll(List<String> types, List<TypeVariable> variables) {
        return types.stream().map(t -> read(t, variables)).toList();
    }

    private Members members() {
        Members known = members;
        if (known != null) return known;
        synchronized (this) {
            known = members;
            if (known == null) members = known = readMembers();
            return known;
        }
    }

    private Members readMembers() {
        Map<String, FieldSymbol> fields = new LinkedHashMap<>();
        header.fields().forEach(f -> fields.put(f.name(), new StoredField(this, f)));
        Map<String, List<MethodSymbol>> methods = new LinkedHashMap<>();
        for (TypeHeader.Method m : header.methods()) {
            methods.computeIfAbsent(m.name(), _ -> new ArrayList<>(1))
                    .add(new StoredMethod(this, m));
        }
        return new Members(fields, methods);
    }

    private Supertypes supertypes() {
        Supertypes known = supertypes;
        if (known == null) {
            List<ClassType> interfaces = new ArrayList<>(header.interfaces().size());
            for (String text : header.interfaces()) {
                if (read(text) instanceof ClassType c) interfaces.add(c);
            }
            ClassType superclass =
                    !header.superclass().isEmpty()
                                    && read(header.superclass()) instanceof ClassType c
                            ? c
                            : null;
            supertypes = known = new Supertypes(superclass, List.copyOf(interfaces));
        }
        return known;
    }

    @Override
    public SymbolKind kind() {
        LookupLog.asked(this);
        return header.kind();
    }

    @Override
    public int flags() {
        LookupLog.asked(this);
        return header.flags();
    }

    @Override
    public @Nullable TypeSymbol enclosing() {
        LookupLog.asked(this);
        return header.isTopLevel() ? null : linker.apply(header.enclosing());
    }

    @Override
    public boolean isInner() {
        LookupLog.asked(this);
        return header.inner();
    }

    @Override
    public List<TypeVariable> typeParameters() {
        LookupLog.asked(this);
        return typeParameters;
    }

    @Override
    public @Nullable ClassType superclass() {
        LookupLog.asked(this);
        return supertypes().superclass();
    }

    @Override
    public List<ClassType> interfaces() {
        LookupLog.asked(this);
        return supertypes().interfaces();
    }

    @Override
    public boolean lacksSupertype() {
        LookupLog.asked(this);
        return header.lacking();
    }

    @Override
    public @Nullable FieldSymbol field(String name) {
        LookupLog.asked(this, name);
        return members().fields().get(name);
    }

    @Override
    public List<MethodSymbol> methods(String name) {
        LookupLog.asked(this, name);
        return members().methods().getOrDefault(name, List.of());
    }

    @Override
    public Collection<MethodSymbol> methods() {
        LookupLog.askedForAll(this);
        return members().methods().values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Collection<FieldSymbol> fields() {
        LookupLog.askedForAll(this);
        return members().fields().values();
    }

    @Override
    public @Nullable TypeSymbol memberType(String name) {
        LookupLog.asked(this, name);
        return memberTypes.contains(name) ? linker.apply(id() + '$' + name) : null;
    }

    @Override
    protected void onAskedForSupertypes() {
        LookupLog.asked(this);
    }

    @Override
    protected TypeSymbol object() {
        TypeSymbol object = linker.apply("java.lang.Object");
        return object == null ? this : object;
    }
}

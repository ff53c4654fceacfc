package pxr.binding.classfile;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Flags;
import pxr.binding.type.LookupLog;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.symbol.SymbolKind;

/** A class that is known from its class file, which is parsed when the first fact is asked. */
final class ClassFileSymbol extends TypeSymbol {

    private final ClassPath classPath;
    private final SignatureReader reader;
    private volatile @Nullable Contents contents;
    private volatile @Nullable Supertypes supertypes;

    ClassFileSymbol(String binaryName, String packageName, ClassPath classPath) {
        super(binaryName, simpleName(binaryName), packageName);
        this.classPath = classPath;
        this.reader = new SignatureReader(classPath::link, this::typeVariable);
    }

    /** Good enough until the file says better: a name with a dollar sign of its own is rare. */
    private static String simpleName(String binaryName) {
        int start = Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$'));
        return start == binaryName.length() - 1
                ? binaryName.substring(binaryName.lastIndexOf('.') + 1)
                : binaryName.substring(start + 1);
    }

    /** What the file says, as far as it can be read without looking at other classes. */
    private record Contents(
            SymbolKind kind,
            int flags,
            @Nullable String enclosing,
            List<TypeVariable> typeParameters,
            @Nullable Signature superclass,
            List<? extends Signature> interfaces,
            Map<String, FieldSymbol> fields,
            Map<String, List<MethodSymbol>> methods,
            Map<String, String> memberTypes) {

        static final Contents NONE =
                new Contents(
                        SymbolKind.CLASS,
                        Flags.PUBLIC,
                        null,
                        List.of(),
                        null,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Map.of());
    }

    private record Supertypes(
            @Nullable ClassType superclass, List<ClassType> interfaces, boolean lacking) {}

    private Contents contents() {
        Contents known = contents;
        if (known != null) return known;
        synchronized (this) {
            known = contents;
            if (known == null) {
                int dot = id().lastIndexOf('.');
                ClassModel model = classPath.parse(packageName(), id().substring(dot + 1));
                known = model == null ? Contents.NONE : read(model);
                contents = known;
            }
            return known;
        }
    }

    private Contents read(ClassModel model) {
        int flags = model.flags().flagsMask();
        String enclosing = null;
        Map<String, String> memberTypes = new HashMap<>();
        String self = model.thisClass().asInternalName();
        InnerClassesAttribute inner = model.findAttribute(Attributes.innerClasses()).orElse(null);
        for (InnerClassInfo info : inner == null ? List.<InnerClassInfo>of() : inner.classes()) {
            String name = info.innerClass().asInternalName();
            String outer = info.outerClass().map(c -> c.asInternalName()).orElse(null);
            if (name.equals(self)) {
                flags = info.flagsMask() | flags & Flags.ENUM;
                if (outer != null) enclosing = outer.replace('/', '.');
            } else if (self.equals(outer)) {
                info.innerName()
                        .ifPresent(n -> memberTypes.put(n.stringValue(), name.replace('/', '.')));
            }
        }
        ClassSignature signature = signature(model);
        boolean isInner = enclosing != null && !Flags.has(flags, Flags.STATIC | Flags.INTERFACE);
        return new Contents(
                kind(model, flags),
                flags,
                enclosing,
                SignatureReader.typeParameters(signature.typeParameters(), this::id, reader),
                model.superclass().isPresent() && !Flags.has(flags, Flags.INTERFACE)
                        ? signature.superclassSignature()
                        : null,
                signature.superinterfaceSignatures(),
                fields(model),
                methods(model, isInner),
                memberTypes);
    }

    private static ClassSignature signature(ClassModel model) {
        return model.findAttribute(Attributes.signature())
                .map(SignatureAttribute::asClassSignature)
                .orElseGet(() ->
                        ClassSignature.of(
                                model.superclass()
                                        .map(c -> Signature.ClassTypeSig.of(c.asSymbol()))
                                        .orElseGet(() ->
                                                Signature.ClassTypeSig.of("java/lang/Object")),
                                model.interfaces().stream()
                                        .map(c -> Signature.ClassTypeSig.of(c.asSymbol()))
                                        .toArray(Signature.ClassTypeSig[]::new)));
    }

    private static SymbolKind kind(ClassModel model, int flags) {
        if (Flags.has(flags, 1 << 13)) return SymbolKind.ANNOTATION;
        if (Flags.has(flags, Flags.INTERFACE)) return SymbolKind.INTERFACE;
        if (Flags.has(flags, Flags.ENUM)) return SymbolKind.ENUM;
        return model.findAttribute(Attributes.record()).isPresent()
                ? SymbolKind.RECORD
                : SymbolKind.CLASS;
    }

    private Map<String, FieldSymbol> fields(ClassModel model) {
        Map<String, FieldSymbol> found = new HashMap<>();
        for (FieldModel field : model.fields()) {
            if (Flags.has(field.flags().flagsMask(), Flags.SYNTHETIC)) continue;
            FieldSymbol symbol = new ClassFileField(this, field, reader);
            found.put(symbol.name(), symbol);
        }
        return found;
    }

    private Map<String, List<MethodSymbol>> methods(ClassModel model, boolean isInner) {
        Map<String, List<MethodSymbol>> found = new LinkedHashMap<>();
        for (MethodModel method : model.methods()) {
            if (Flags.has(method.flags().flagsMask(), Flags.SYNTHETIC)) continue;
            MethodSymbol symbol = new ClassFileMethod(this, method, isInner);
            found.computeIfAbsent(symbol.name(), _ -> new ArrayList<>(1)).add(symbol);
        }
        return found;
    }

    /** Reads signatures inside the class; methods add their own type parameters. */
    SignatureReader reader() {
        return reader;
    }

    @Nullable TypeVariable typeVariable(String name) {
        for (@Nullable TypeSymbol type = this; type != null; type = type.enclosing()) {
            for (TypeVariable v : type.typeParameters()) if (v.name().equals(name)) return v;
        }
        return null;
    }

    private Supertypes supertypes() {
        Supertypes known = supertypes;
        if (known == null) {
            Contents c = contents();
            Signature signature = c.superclass();
            ClassType superclass = signature == null ? null : reader.supertype(signature);
            List<ClassType> interfaces =
                    c.interfaces().stream()
                            .map(reader::supertype)
                            .filter(Objects::nonNull)
                            .toList();
            known =
                    new Supertypes(
                            superclass,
                            interfaces,
                            signature != null && superclass == null
                                    || interfaces.size() < c.interfaces().size());
            supertypes = known;
        }
        return known;
    }

    @Override
    public SymbolKind kind() {
        return contents().kind();
    }

    @Override
    public int flags() {
        return contents().flags();
    }

    @Override
    public @Nullable TypeSymbol enclosing() {
        String name = contents().enclosing();
        return name == null ? null : classPath.link(name);
    }

    @Override
    public boolean isInner() {
        return contents().enclosing() != null && !isStatic() && !isInterface();
    }

    @Override
    public List<TypeVariable> typeParameters() {
        return contents().typeParameters();
    }

    @Override
    public @Nullable ClassType superclass() {
        return supertypes().superclass();
    }

    @Override
    public List<ClassType> interfaces() {
        return supertypes().interfaces();
    }

    @Override
    public boolean lacksSupertype() {
        return supertypes().lacking();
    }

    @Override
    public @Nullable FieldSymbol field(String name) {
        return contents().fields().get(name);
    }

    @Override
    public List<MethodSymbol> methods(String name) {
        return contents().methods().getOrDefault(name, List.of());
    }

    @Override
    public Collection<MethodSymbol> methods() {
        return contents().methods().values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Collection<FieldSymbol> fields() {
        return contents().fields().values();
    }

    @Override
    public @Nullable TypeSymbol memberType(String name) {
        String binaryName = contents().memberTypes().get(name);
        return binaryName == null ? null : classPath.link(binaryName);
    }

    /** It does not change itself, but what it inherits from a source may. */
    @Override
    protected void onAskedForSupertypes() {
        LookupLog.asked(this);
    }

    @Override
    protected TypeSymbol object() {
        TypeSymbol object = classPath.link("java.lang.Object");
        return object == null ? this : object;
    }
}

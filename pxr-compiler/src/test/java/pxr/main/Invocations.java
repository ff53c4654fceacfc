package pxr.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the instructions of class files invoke, in the terms of `export calls`: an instruction
/// names a class, and the method may be an inherited one, so it is looked for as the machine does
/// (JVMS 5.4.3.3).
final class Invocations {

    /// Called by code that javac writes for what names no method: constructors of superclasses,
    /// boxing, loops, resources, switches, assertions, enums, checks for null, string
    /// concatenation.
    static final Pattern IMPLICIT =
            Pattern.compile(
                    """
                    \\S+#<init>(\\(.*\\))? special\
                    |java\\.lang\\.(Byte|Short|Character|Integer|Long|Float|Double|Boolean)\
                    #(valueOf\\(\\w+\\) static|\\w+Value\\(\\) virtual)\
                    |java\\.lang\\.Iterable#iterator\\(\\) interface|\\S+#iterator\\(\\) \\w+\
                    |java\\.util\\.Iterator#(hasNext|next)\\(\\) interface\
                    |\\S+#close\\(\\) \\w+|java\\.lang\\.Throwable#addSuppressed\\(.*\\) virtual\
                    |java\\.lang\\.String#(hashCode\\(\\)|equals\\(.*\\)) virtual\
                    |\\S+#(ordinal\\(\\) virtual|values\\(\\) static|\\$values\\(\\) \\w+|clone\\(\\) \\w+)\
                    |java\\.lang\\.String#valueOf\\(java\\.lang\\.Object\\) static\
                    |java\\.lang\\.Class#desiredAssertionStatus\\(\\) virtual\
                    |java\\.lang\\.Enum#valueOf\\(.*\\) static\
                    |java\\.util\\.Objects#requireNonNull\\(java\\.lang\\.Object\\) static\
                    |java\\.lang\\.Object#getClass\\(\\) virtual\
                    |\\S+#(access|lambda)\\$.*\
                    """);

    private static final Pattern CONSTRUCTOR = Pattern.compile("^(\\S*#<init>)\\([^)]*\\)");

    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
    private final Path folder;

    private Invocations(Path folder) {
        this.folder = folder;
    }

    static boolean isImplicit(String call) {
        return IMPLICIT.matcher(call).matches();
    }

    /** By class: the methods called, each with its dispatch. */
    static Map<String, Set<String>> of(Path folder) throws IOException {
        Invocations invocations = new Invocations(folder);
        Map<String, Set<String>> calls = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
                Set<String> its = new TreeSet<>();
                for (MethodModel method : model.methods()) invocations.read(method, its);
                calls.put(name(model.thisClass().asSymbol()), its);
            }
        }
        return calls;
    }

    private void read(MethodModel method, Set<String> calls) {
        if (isMade(method) && !method.methodName().stringValue().startsWith("lambda$")) return;
        if (method.code().isEmpty()) return;
        for (CodeElement element : method.code().get()) {
            switch (element) {
                case InvokeInstruction i -> {
                    boolean isSpecial = i.opcode() == Opcode.INVOKESPECIAL;
                    calls.add(comparable(call(i.method(), isSpecial ? "special" : "")));
                }
                case InvokeDynamicInstruction i -> {
                    for (LoadableConstantEntry argument :
                            i.invokedynamic().bootstrap().arguments()) {
                        if (argument instanceof MethodHandleEntry handle) {
                            calls.add(comparable(call(handle.reference(), "reference")));
                        }
                    }
                }
                default -> {}
            }
        }
    }

    /** Whether javac made it of what is written elsewhere. */
    private static boolean isMade(MethodModel method) {
        return (method.flags().flagsMask() & ClassFile.ACC_SYNTHETIC) != 0;
    }

    /// The call, but of a constructor without its parameters: an enum's takes the constant's name
    /// and place as well, that of an inner class the instance around.
    static String comparable(String call) {
        return CONSTRUCTOR.matcher(call).replaceFirst("$1");
    }

    private String call(MemberRefEntry reference, String dispatch) {
        ClassDesc named = reference.owner().asSymbol();
        String name = reference.name().stringValue();
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(reference.type().stringValue());
        String start = named.isArray() ? "java.lang.Object" : name(named);
        Declared declared = declaring(start, name, type);
        String parameters =
                type.parameterList().stream()
                        .map(Invocations::name)
                        .collect(Collectors.joining(","));
        String id = declared.owner + "#" + name + "(" + parameters + ")";
        return id + " " + (dispatch.isEmpty() ? declared.dispatch() : dispatch);
    }

    private record Declared(String owner, boolean isInterface, int flags) {
        String dispatch() {
            if ((flags & ClassFile.ACC_STATIC) != 0) return "static";
            if ((flags & ClassFile.ACC_PRIVATE) != 0) return "special";
            return isInterface ? "interface" : "virtual";
        }
    }

    /** The class that declares the method: the one named, or else a superclass, an interface. */
    private Declared declaring(String start, String name, MethodTypeDesc type) {
        Deque<String> open = new ArrayDeque<>(List.of(start));
        Deque<String> interfaces = new ArrayDeque<>();
        while (!open.isEmpty() || !interfaces.isEmpty()) {
            String next = open.isEmpty() ? interfaces.poll() : open.poll();
            ClassModel model = model(next).orElse(null);
            if (model == null) continue;
            for (MethodModel m : model.methods()) {
                if (!isMade(m)
                        && m.methodName().equalsString(name)
                        && m.methodTypeSymbol().equals(type)) {
                    boolean isInterface =
                            (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
                    return new Declared(next, isInterface, m.flags().flagsMask());
                }
            }
            model.superclass().ifPresent(s -> open.add(name(s.asSymbol())));
            model.interfaces().forEach(i -> interfaces.add(name(i.asSymbol())));
        }
        return new Declared(start, false, 0);
    }

    private Optional<ClassModel> model(String name) {
        return classes.computeIfAbsent(name, this::find);
    }

    private Optional<ClassModel> find(String name) {
        String path = name.replace('.', '/') + ".class";
        Path own = folder.resolve(path);
        try {
            if (Files.exists(own))
                return Optional.of(ClassFile.of().parse(Files.readAllBytes(own)));
            Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
            for (String module : List.of("java.base", "java.desktop", "java.xml")) {
                Path file = modules.resolve(module).resolve(path);
                if (Files.exists(file)) {
                    return Optional.of(ClassFile.of().parse(Files.readAllBytes(file)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The binary name, as ids have it. */
    private static String name(ClassDesc type) {
        if (type.isArray()) return name(type.componentType()) + "[]";
        if (type.isPrimitive()) return type.displayName();
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}

package pxr.binding.classfile;

import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.util.ArrayList;
import java.util.List;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;

/** A method of a class file. */
final class ClassFileMethod extends MethodSymbol {

    private final ClassFileSymbol owner;
    private final MethodSignature signature;
    private final int hidden;

    ClassFileMethod(ClassFileSymbol owner, MethodModel method, boolean ofInner) {
        super(owner, method.methodName().stringValue(), flags(owner, method));
        this.owner = owner;
        var generic = method.findAttribute(Attributes.signature());
        this.signature =
                generic.map(a -> a.asMethodSignature())
                        .orElseGet(() -> MethodSignature.of(method.methodTypeSymbol()));
        // A descriptor names the enclosing instance that an inner class's constructor is given.
        this.hidden = generic.isEmpty() && ofInner && isConstructor() ? 1 : 0;
    }

    private static int flags(ClassFileSymbol owner, MethodModel method) {
        int flags = method.flags().flagsMask();
        boolean inInterface =
                method.parent()
                        .map(c -> Flags.has(c.flags().flagsMask(), Flags.INTERFACE))
                        .orElse(false);
        if (inInterface && !Flags.has(flags, Flags.ABSTRACT | Flags.STATIC | Flags.PRIVATE)) {
            flags |= Flags.DEFAULT;
        }
        return isSignaturePolymorphic(owner, method) ? flags | Flags.SIGNATURE_POLYMORPHIC : flags;
    }

    private static boolean isSignaturePolymorphic(ClassFileSymbol owner, MethodModel method) {
        return (owner.id().equals("java.lang.invoke.MethodHandle")
                        || owner.id().equals("java.lang.invoke.VarHandle"))
                && method.flags().has(java.lang.reflect.AccessFlag.NATIVE)
                && method.methodType().stringValue().startsWith("([Ljava/lang/Object;)");
    }

    @Override
    public int arity() {
        return signature.arguments().size() - hidden;
    }

    @Override
    protected Signature readSignature() {
        List<TypeVariable> own = new ArrayList<>();
        SignatureReader outer = owner.reader();
        SignatureReader reader =
                new SignatureReader(
                        outer.linker(),
                        name -> {
                            for (TypeVariable v : own) if (v.name().equals(name)) return v;
                            return outer.variables().apply(name);
                        });
        own.addAll(SignatureReader.typeParameters(signature.typeParameters(), this::id, reader));
        List<Type> parameters =
                signature.arguments().stream().skip(hidden).map(reader::type).toList();
        List<Type> exceptions = new ArrayList<>();
        signature.throwableSignatures().forEach(t -> exceptions.add(reader.type(t)));
        return new Signature(
                List.copyOf(own),
                parameters,
                isConstructor() ? owner.thisType() : reader.type(signature.result()),
                List.copyOf(exceptions));
    }
}

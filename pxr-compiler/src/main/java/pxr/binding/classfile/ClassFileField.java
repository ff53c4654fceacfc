package pxr.binding.classfile;

import java.lang.classfile.Attributes;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Signature;
import java.lang.constant.ConstantDesc;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Flags;
import pxr.binding.type.Type;
import pxr.symbol.SymbolKind;

/** A field of a class file. */
final class ClassFileField extends FieldSymbol {

    private final Signature signature;
    private final SignatureReader reader;
    private final @Nullable Object constantValue;
    private volatile @Nullable Type type;

    ClassFileField(ClassFileSymbol owner, FieldModel field, SignatureReader reader) {
        super(
                owner,
                field.fieldName().stringValue(),
                field.flags().flagsMask(),
                Flags.has(field.flags().flagsMask(), Flags.ENUM)
                        ? SymbolKind.ENUM_CONSTANT
                        : SymbolKind.FIELD);
        this.reader = reader;
        this.signature =
                field.findAttribute(Attributes.signature())
                        .map(a -> a.asTypeSignature())
                        .orElseGet(() -> Signature.of(field.fieldTypeSymbol()));
        this.constantValue =
                field.findAttribute(Attributes.constantValue())
                        .map(a ->
                                value(
                                        a.constant().constantValue(),
                                        field.fieldType().stringValue()))
                        .orElse(null);
    }

    /** Class files keep all small types as `int`. */
    private static Object value(ConstantDesc constant, String descriptor) {
        if (!(constant instanceof Integer i)) return constant;
        return switch (descriptor) {
            case "Z" -> i != 0;
            case "B" -> i.byteValue();
            case "S" -> i.shortValue();
            case "C" -> (char) i.intValue();
            default -> i;
        };
    }

    @Override
    public Type type() {
        Type known = type;
        if (known == null) type = known = reader.type(signature);
        return known;
    }

    @Override
    public @Nullable Object constantValue() {
        return constantValue;
    }
}

package machine.ia32.translate;

import static machine.ia32.translate.Types.INT;
import static machine.ia32.translate.Types.VOID;
import static machine.ia32.translate.Types.method;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Optional;

/// Makes a class of a region. It is hidden, so that it vanishes with the last reference to its one
/// instance.
final class RegionClass {

    /** HotSpot interprets longer methods for ever. */
    private static final int MAXIMUM_BYTECODES = 8000;

    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final String EXECUTE = "execute";
    private static final ClassDesc NAME =
            ClassDesc.of(RegionClass.class.getPackageName(), "TranslatedRegion");

    private RegionClass() {}

    /** Empty if the region is too large. */
    static Optional<CompiledRegion> compile(Region region) {
        var sites = new Sites();
        byte[] bytes = bytes(region, sites);
        return length(bytes) < MAXIMUM_BYTECODES
                ? Optional.of(define(bytes, sites))
                : Optional.empty();
    }

    private static byte[] bytes(Region region, Sites sites) {
        return ClassFile.of()
                .build(
                        NAME,
                        type ->
                                type.withSuperclass(Types.COMPILED_REGION)
                                        .withFlags(ClassFile.ACC_FINAL)
                                        .withMethodBody(
                                                ConstantDescs.INIT_NAME,
                                                method(VOID),
                                                0,
                                                code ->
                                                        code.aload(0)
                                                                .invokespecial(
                                                                        Types.COMPILED_REGION,
                                                                        ConstantDescs.INIT_NAME,
                                                                        method(VOID))
                                                                .return_())
                                        .withMethodBody(
                                                EXECUTE,
                                                method(INT, Types.REGISTERS, Types.MMU, INT, INT),
                                                ClassFile.ACC_PUBLIC,
                                                code ->
                                                        new RegionCompiler(region, code, sites)
                                                                .emit()));
    }

    private static int length(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(each -> each.findAttribute(Attributes.code()).stream())
                .mapToInt(each -> each.codeLength())
                .max()
                .orElseThrow();
    }

    private static CompiledRegion define(byte[] bytes, Sites sites) {
        try {
            Lookup type = LOOKUP.defineHiddenClass(bytes, true);
            CompiledRegion region =
                    (CompiledRegion)
                            type.findConstructor(
                                            type.lookupClass(), MethodType.methodType(void.class))
                                    .invoke();
            region.setSites(sites);
            return region;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

package machine.ia32.translate;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.VarHandle;
import machine.ia32.Registers;
import machine.memory.LittleEndian;
import machine.memory.Mmu;
import machine.memory.PageFault;
import machine.memory.Tlb;

/** The types that translated code speaks of. */
final class Types {

    static final ClassDesc INT = ConstantDescs.CD_int;
    static final ClassDesc LONG = ConstantDescs.CD_long;
    static final ClassDesc SHORT = ConstantDescs.CD_short;
    static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
    static final ClassDesc VOID = ConstantDescs.CD_void;
    static final ClassDesc INTEGER = ConstantDescs.CD_Integer;
    static final ClassDesc LONGS = ConstantDescs.CD_Long;
    static final ClassDesc INTS = INT.arrayType();
    static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    static final ClassDesc PAGES = BYTES.arrayType();

    static final ClassDesc REGISTERS = of(Registers.class);
    static final ClassDesc MMU = of(Mmu.class);
    static final ClassDesc TLB = of(Tlb.class);
    static final ClassDesc PAGE_FAULT = of(PageFault.class);
    static final ClassDesc LITTLE_ENDIAN = of(LittleEndian.class);
    static final ClassDesc VAR_HANDLE = of(VarHandle.class);
    static final ClassDesc LAZY_FLAGS = of(LazyFlags.class);
    static final ClassDesc COMPILED_REGION = of(CompiledRegion.class);

    private Types() {}

    private static ClassDesc of(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    static MethodTypeDesc method(ClassDesc result, ClassDesc... parameters) {
        return MethodTypeDesc.of(result, parameters);
    }
}

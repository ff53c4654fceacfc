package nt.ob;

import static nt.ob.ObjectTypeTraits.Flag.CASE_INSENSITIVE;
import static nt.ob.ObjectTypeTraits.Flag.CUSTOM_KEY;
import static nt.ob.ObjectTypeTraits.Flag.CUSTOM_SECURITY_PROC;
import static nt.ob.ObjectTypeTraits.Flag.MAINTAIN_HANDLE_COUNT;
import static nt.ob.ObjectTypeTraits.Flag.MAINTAIN_TYPE_LIST;
import static nt.ob.ObjectTypeTraits.Flag.NO_DEFAULT;
import static nt.ob.ObjectTypeTraits.Flag.PAGED_POOL;
import static nt.ob.ObjectTypeTraits.Flag.SECURITY_REQUIRED;

/// The types of objects that NT 5.2 has, in the order in which it creates them, and what is laid
/// down for each: flags, attributes that its objects cannot have, what the four generic rights mean
/// (read, write, execute, all), and which rights there are.
///
/// @source https://github.com/reactos/reactos `rostests/kmtests/ntos_ob/ObTypes.c` (the values)
public enum ObjectTypeTraits {
    Type(MAINTAIN_TYPE_LIST | CUSTOM_KEY, 0x100, 0x2_0000, 0x2_0000, 0x2_0000, 0xF_0001, 0x1F_0001),
    Directory(
            CASE_INSENSITIVE | PAGED_POOL, 0x100, 0x2_0003, 0x2_000C, 0x2_0003, 0xF_000F, 0xF_000F),
    SymbolicLink(
            CASE_INSENSITIVE | PAGED_POOL, 0x100, 0x2_0001, 0x2_0000, 0x2_0001, 0xF_0001, 0xF_0001),
    Token(SECURITY_REQUIRED | PAGED_POOL, 0x100, 0x2_0008, 0x2_00E0, 0x2_0000, 0xF_01FF, 0x1F_01FF),
    Process(
            NO_DEFAULT | SECURITY_REQUIRED,
            0xB0,
            0x2_0410,
            0x2_0BEB,
            0x12_0000,
            0x1F_0FFF,
            0x1F_0FFF),
    Thread(
            NO_DEFAULT | SECURITY_REQUIRED,
            0xB0,
            0x2_0048,
            0x2_0037,
            0x12_0000,
            0x1F_03FF,
            0x1F_03FF),
    Job(NO_DEFAULT | SECURITY_REQUIRED, 0, 0x2_0004, 0x2_000B, 0x12_0000, 0x1F_03FF, 0x1F_001F),
    DebugObject(
            NO_DEFAULT | SECURITY_REQUIRED, 0, 0x2_0001, 0x2_0002, 0x12_0000, 0x1F_000F, 0x1F_000F),
    Event(NO_DEFAULT, 0x100, 0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003),
    EventPair(0, 0x100, 0x12_0000, 0x12_0000, 0x12_0000, 0x1F_0000, 0x1F_0000),
    Mutant(NO_DEFAULT, 0x100, 0x2_0001, 0x2_0000, 0x12_0000, 0x1F_0001, 0x1F_0001),
    Callback(NO_DEFAULT, 0x100, 0x2_0000, 0x2_0001, 0x12_0000, 0x1F_0001, 0x1F_0001),
    Semaphore(NO_DEFAULT, 0x100, 0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003),
    Timer(NO_DEFAULT, 0x100, 0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003),
    Profile(NO_DEFAULT, 0x100, 0x2_0001, 0x2_0001, 0x2_0001, 0xF_0001, 0xF_0001),
    KeyedEvent(PAGED_POOL, 0, 0x2_0001, 0x2_0002, 0x2_0000, 0xF_0003, 0x1F_0003),
    WindowStation(
            NO_DEFAULT | SECURITY_REQUIRED | MAINTAIN_HANDLE_COUNT,
            0x130,
            0x2_0303,
            0x2_001C,
            0x2_0060,
            0xF_037F,
            0xF_037F),
    Desktop(
            NO_DEFAULT | SECURITY_REQUIRED | MAINTAIN_HANDLE_COUNT,
            0x130,
            0x2_0041,
            0x2_00BE,
            0x2_0100,
            0xF_01FF,
            0xF_01FF),
    Section(PAGED_POOL, 0x100, 0x2_0005, 0x2_0002, 0x2_0008, 0xF_001F, 0x1F_001F),
    Key(
            CUSTOM_SECURITY_PROC | SECURITY_REQUIRED | PAGED_POOL,
            0x30,
            0x2_0019,
            0x2_0006,
            0x2_0019,
            0xF_003F,
            0x1F_003F),
    Port(PAGED_POOL, 0x7B2, 0x2_0001, 0x1_0001, 0, 0x1F_0001, 0x1F_0001),
    WaitablePort(NO_DEFAULT, 0x7B2, 0x2_0001, 0x1_0001, 0, 0x1F_0001, 0x1F_0001),
    Adapter(0, 0x100, 0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF, 0x1F_01FF),
    Controller(0, 0x100, 0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF, 0x1F_01FF),
    Device(
            CUSTOM_SECURITY_PROC | CASE_INSENSITIVE,
            0x100,
            0x12_0089,
            0x12_0116,
            0x12_00A0,
            0x1F_01FF,
            0x1F_01FF),
    Driver(CASE_INSENSITIVE, 0x100, 0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF, 0x1F_01FF),
    IoCompletion(CASE_INSENSITIVE, 0x110, 0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003),
    File(
            NO_DEFAULT | CUSTOM_SECURITY_PROC | CASE_INSENSITIVE | MAINTAIN_HANDLE_COUNT,
            0x130,
            0x12_0089,
            0x12_0116,
            0x12_00A0,
            0x1F_01FF,
            0x1F_01FF),
    WmiGuid(
            NO_DEFAULT | CUSTOM_SECURITY_PROC | SECURITY_REQUIRED,
            0x100,
            0x1,
            0x2,
            0x10,
            0x12_0FFF,
            0x1F_0FFF),
    FilterConnectionPort(
            NO_DEFAULT | SECURITY_REQUIRED, 0x100, 0x2_0001, 0x1_0001, 0, 0x1F_0001, 0x1F_0001),
    FilterCommunicationPort(NO_DEFAULT, 0x100, 0x2_0001, 0x1_0001, 0, 0x1F_0001, 0x1F_0001);

    /** Peculiarities of a type. */
    static final class Flag {

        /** Nothing can be waited for unless the object itself can. */
        static final int NO_DEFAULT = 1;

        /** Names are looked up whatever their case is. */
        static final int CASE_INSENSITIVE = 2;

        /** An object without a security descriptor gets one. */
        static final int SECURITY_REQUIRED = 4;

        /** The type has a security method of its own. */
        static final int CUSTOM_SECURITY_PROC = 8;

        /** How many handles each process has to an object is counted. */
        static final int MAINTAIN_HANDLE_COUNT = 0x10;

        /** All objects of the type are on a list. */
        static final int MAINTAIN_TYPE_LIST = 0x20;

        /** Objects can be paged out. */
        static final int PAGED_POOL = 0x40;

        /** The tag of its memory is not made from its name. */
        static final int CUSTOM_KEY = 0x80;

        private Flag() {}
    }

    private final int flags;
    private final int invalidAttributes;
    private final GenericMapping genericMapping;
    private final int validAccessMask;

    ObjectTypeTraits(
            int flags,
            int invalidAttributes,
            int genericRead,
            int genericWrite,
            int genericExecute,
            int genericAll,
            int validAccessMask) {
        this.flags = flags;
        this.invalidAttributes = invalidAttributes;
        this.genericMapping =
                new GenericMapping(genericRead, genericWrite, genericExecute, genericAll);
        this.validAccessMask = validAccessMask;
    }

    /** The place in the order of creation, from 1. */
    public int index() {
        return ordinal() + 1;
    }

    public boolean useDefaultObject() {
        return (flags & NO_DEFAULT) == 0;
    }

    public boolean caseInsensitive() {
        return (flags & CASE_INSENSITIVE) != 0;
    }

    public boolean securityRequired() {
        return (flags & SECURITY_REQUIRED) != 0;
    }

    public boolean maintainHandleCount() {
        return (flags & MAINTAIN_HANDLE_COUNT) != 0;
    }

    public boolean maintainTypeList() {
        return (flags & MAINTAIN_TYPE_LIST) != 0;
    }

    public boolean pagedPool() {
        return (flags & PAGED_POOL) != 0;
    }

    /** A bit for each `OBJ_` attribute that is refused. */
    public int invalidAttributes() {
        return invalidAttributes;
    }

    public GenericMapping genericMapping() {
        return genericMapping;
    }

    /** All rights that there are. */
    public int validAccessMask() {
        return validAccessMask;
    }
}

package nt.ob;

import static nt.ke.EventType.NotificationEvent;
import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ex.object.EventObject;
import nt.ke.KEvent;
import nt.ps.EProcess;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.junit.jupiter.api.Test;

class ObjectLifetimeTest {

    private static EventObject newEvent(Lab lab, ObjectAttributes attributes) {
        Outcome<ObjectHeader> header =
                lab.kernel.objects.ObCreateObject(lab.kernel.types.event, attributes, KernelMode);
        return new EventObject(value(header), new KEvent(NotificationEvent, false));
    }

    private static <T> T value(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Success(NtStatus _, T value)) {
            return value;
        }
        throw new AssertionError(outcome.status());
    }

    private static int insert(Lab lab, EventObject event) {
        return value(lab.kernel.objects.ObInsertObject(event, AccessMask.GENERIC_ALL));
    }

    @Test
    void an_object_has_a_reference_for_each_handle_and_for_its_name() {
        Lab.run(
                1,
                1,
                lab -> {
                    ObjectManager objects = lab.kernel.objects;
                    EventObject event =
                            newEvent(lab, ObjectAttributes.named("\\BaseNamedObjects\\e", 0));
                    ObjectHeader header = event.objectHeader();
                    assertEquals(1, header.pointerCount());
                    int handle = insert(lab, event);
                    assertEquals(2, header.pointerCount());
                    assertEquals(1, header.handleCount());
                    int other =
                            value(
                                    objects.ObOpenObjectByPointer(
                                            event, 0, 0, lab.kernel.types.event, KernelMode));
                    assertEquals(3, header.pointerCount());
                    assertEquals("\\BaseNamedObjects\\e", value(objects.ObQueryNameString(event)));
                    objects.ObfReferenceObject(event);
                    objects.ObCloseHandle(handle, KernelMode);
                    objects.ObCloseHandle(other, KernelMode);
                    assertEquals(1, header.pointerCount());
                    assertEquals("", value(objects.ObQueryNameString(event)));
                    assertEquals(1, lab.kernel.types.event.totalNumberOfObjects());
                    objects.ObfDereferenceObject(event);
                    assertEquals(0, lab.kernel.types.event.totalNumberOfObjects());
                    assertFalse(objects.ObReferenceObjectSafe(event));
                    assertThrowsOnce(() -> objects.ObfDereferenceObject(event));
                });
    }

    private static void assertThrowsOnce(Runnable misuse) {
        try {
            misuse.run();
        } catch (IllegalStateException e) {
            return;
        }
        throw new AssertionError("a reference was given back that there was not");
    }

    @Test
    void an_object_is_not_deleted_at_a_raised_level_but_soon_after() {
        Lab.explore(
                20,
                lab -> {
                    var events = new ArrayList<EventObject>();
                    for (int count = 0; count < 5; count++) {
                        events.add(newEvent(lab, ObjectAttributes.NONE));
                    }
                    KIrql old = lab.kernel.ke.levels().KeRaiseIrql(KIrql.DISPATCH_LEVEL);
                    events.forEach(lab.kernel.objects::ObfDereferenceObject);
                    lab.kernel.ke.levels().KeLowerIrql(old);
                    lab.sleep(1);
                    assertEquals(0, lab.kernel.types.event.totalNumberOfObjects());
                });
    }

    @Test
    void the_methods_of_a_type_are_called_in_order() {
        Lab.run(
                1,
                1,
                lab -> {
                    ObjectManager objects = lab.kernel.objects;
                    var calls = new ArrayList<String>();
                    var allowed = new boolean[] {true};
                    ObjectType<EventObject> type =
                            objects.ObCreateObjectType(
                                    ObjectTypeTraits.Desktop,
                                    EventObject.class,
                                    ObjectMethods.<EventObject>none()
                                            .onOpen((reason, _, _, access, count) -> {
                                                calls.add(reason + " " + access + " " + count);
                                                return allowed[0]
                                                        ? NtStatus.STATUS_SUCCESS
                                                        : NtStatus.STATUS_QUOTA_EXCEEDED;
                                            })
                                            .onClose((_, _, access, count, all) ->
                                                    calls.add(
                                                            "close " + access + " " + count + " "
                                                                    + all))
                                            .onOkayToClose((_, _, _, _) -> allowed[0])
                                            .onDelete(_ -> calls.add("delete")));
                    var desktop =
                            new EventObject(
                                    value(
                                            objects.ObCreateObject(
                                                    type, ObjectAttributes.NONE, UserMode)),
                                    new KEvent(NotificationEvent, false));
                    int handle = value(objects.ObInsertObject(desktop, 3));
                    int second =
                            value(objects.ObOpenObjectByPointer(desktop, 0, 1, type, UserMode));
                    allowed[0] = false;
                    assertEquals(
                            NtStatus.STATUS_QUOTA_EXCEEDED,
                            objects.ObOpenObjectByPointer(desktop, 0, 1, type, UserMode).status());
                    assertEquals(
                            NtStatus.STATUS_HANDLE_NOT_CLOSABLE,
                            objects.ObCloseHandle(handle, UserMode));
                    allowed[0] = true;
                    objects.ObCloseHandle(handle, UserMode);
                    objects.ObCloseHandle(second, UserMode);
                    assertEquals(
                            List.of(
                                    "ObCreateHandle 3 1",
                                    "ObOpenHandle 1 2",
                                    "ObOpenHandle 1 3",
                                    "close 3 2 2",
                                    "close 1 1 1",
                                    "delete"),
                            calls);
                });
    }

    @Test
    void a_handle_of_the_system_is_of_no_use_in_user_mode() {
        Lab.run(
                1,
                1,
                lab -> {
                    ObjectManager objects = lab.kernel.objects;
                    var attributes =
                            new ObjectAttributes(0, null, ObjectAttributes.OBJ_KERNEL_HANDLE, null);
                    int handle = insert(lab, newEvent(lab, attributes));
                    assertTrue(handle < 0);
                    var type = lab.kernel.types.event;
                    objects.ObfDereferenceObject(
                            value(objects.ObReferenceObjectByHandle(handle, 2, type, KernelMode)));
                    assertEquals(
                            NtStatus.STATUS_INVALID_HANDLE,
                            objects.ObReferenceObjectByHandle(handle, 2, type, UserMode).status());
                    assertEquals(
                            NtStatus.STATUS_INVALID_HANDLE,
                            objects.ObCloseHandle(handle, UserMode));
                    assertEquals(
                            NtStatus.STATUS_SUCCESS, objects.ObCloseHandle(handle, KernelMode));
                });
    }

    @Test
    void a_new_process_inherits_what_is_to_be_inherited_and_loses_it_when_it_ends() {
        Lab.run(
                2,
                1,
                lab -> {
                    ObjectManager objects = lab.kernel.objects;
                    EventObject event =
                            newEvent(
                                    lab,
                                    new ObjectAttributes(
                                            0, null, ObjectAttributes.OBJ_INHERIT, null));
                    int handle = insert(lab, event);
                    insert(lab, newEvent(lab, ObjectAttributes.NONE));
                    EProcess parent = lab.kernel.processes.initialSystemProcess();
                    EProcess child = lab.kernel.processes.PspCreateProcess("child", 8);
                    objects.ObInitProcess(parent, child, child.uniqueProcessId());
                    var table = child.handles().objectTable();
                    assertNotNull(table);
                    assertEquals(1, table.handleCount());
                    assertEquals(handle, table.ExCreateHandle(event.objectHeader()) - 4);
                    table.ExDestroyHandle(handle + 4);
                    assertEquals(2, event.objectHeader().handleCount());
                    objects.ObKillProcess(child);
                    assertNull(child.handles().objectTable());
                    assertEquals(1, event.objectHeader().handleCount());
                    assertNull(objects.ObReferenceProcessHandleTable(child));
                    assertEquals(
                            NtStatus.STATUS_PROCESS_IS_TERMINATING,
                            objects.ObDuplicateObject(child, handle, parent, 0, 0, 2, UserMode)
                                    .status());
                });
    }

    @Test
    void a_process_can_see_other_devices() {
        Lab.run(
                1,
                1,
                lab -> {
                    ObjectManager objects = lab.kernel.objects;
                    EProcess process = lab.kernel.processes.initialSystemProcess();
                    var directory =
                            new ObjectDirectory(
                                    value(
                                            objects.ObCreateObject(
                                                    objects.directoryType(),
                                                    ObjectAttributes.named("\\Sessions\\mine", 0),
                                                    UserMode)));
                    int handle = value(objects.ObInsertObject(directory, AccessMask.GENERIC_ALL));
                    assertEquals(
                            NtStatus.STATUS_SUCCESS,
                            objects.ObSetDeviceMap(process, handle, UserMode));
                    EventObject event = newEvent(lab, ObjectAttributes.named("\\??\\X:", 0));
                    insert(lab, event);
                    assertEquals("\\Sessions\\mine\\X:", value(objects.ObQueryNameString(event)));
                    // What is not among the own devices is looked for among those of the system.
                    value(
                            objects.ObOpenObjectByName(
                                    ObjectAttributes.named("\\??\\Global", 0),
                                    objects.symbolicLinkType(),
                                    KernelMode,
                                    1,
                                    null));
                });
    }
}

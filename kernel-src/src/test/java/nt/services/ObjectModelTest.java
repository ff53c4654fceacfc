package nt.services;

import static nt.ob.ObjectAttributes.OBJ_OPENIF;
import static nt.ob.ObjectAttributes.OBJ_PERMANENT;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_COLLISION;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_EXISTS;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_OBJECT_PATH_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.services.UserCalls.GENERIC_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nt.Lab;
import nt.ob.ObjectType;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random services on objects, held against a model in which an object is a node with a name and a
/// number of handles. The number of seeds can be given: `-Dob.seeds=2000`.
class ObjectModelTest {

    private static final int SEEDS = Integer.getInteger("ob.seeds", 40);
    private static final int STEPS = 500;
    private static final String[] NAMES = {"a", "b", "c"};
    private static final String BASE = "\\BaseNamedObjects";

    /** An object of the model. */
    private static final class Node {
        final boolean isDirectory;
        final Map<String, Node> children = new HashMap<>();
        @Nullable Node parent;
        String name = "";
        int handles;
        boolean permanent;

        /** Objects whose directory this is or was: they keep it. */
        int contained;

        Node(boolean isDirectory) {
            this.isDirectory = isDirectory;
        }

        int references() {
            return handles + (parent == null ? 0 : 1) + contained;
        }
    }

    /** The model, and the kernel beside it. */
    private static final class Run {
        final UserCalls user;
        final Random random;
        final Node base = new Node(true);
        final Map<Integer, Node> handles = new TreeMap<>();
        final List<Node> made = new ArrayList<>();
        final int place;
        final int basic;

        Run(UserCalls user, long seed) {
            this.user = user;
            random = new Random(seed);
            place = user.word(0);
            basic = user.space(0x38);
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> create();
                case 3 -> open();
                case 4 -> duplicate();
                case 5 -> makeTemporary();
                case 6 -> query();
                default -> close(anyHandle());
            }
        }

        int anyHandle() {
            if (handles.isEmpty() || random.nextInt(20) == 0) {
                return 4 * random.nextInt(300);
            }
            return new ArrayList<>(handles.keySet()).get(random.nextInt(handles.size()));
        }

        List<String> anyPath() {
            var path = new ArrayList<String>();
            do {
                path.add(NAMES[random.nextInt(NAMES.length)]);
            } while (random.nextInt(3) == 0);
            return path;
        }

        int attributes(List<String> path, int attributes) {
            return user.attributes(BASE + "\\" + String.join("\\", path), attributes);
        }

        /** The directory of the last component; or what is wrong with the way there. */
        @Nullable Node directory(List<String> path) {
            Node at = base;
            for (String name : path.subList(0, path.size() - 1)) {
                Node next = at.children.get(name);
                if (next == null || !next.isDirectory) {
                    return next;
                }
                at = next;
            }
            return at;
        }

        @Nullable NtStatus wayIsBlocked(List<String> path) {
            Node directory = directory(path);
            if (directory == null) {
                return STATUS_OBJECT_PATH_NOT_FOUND;
            }
            return directory.isDirectory ? null : STATUS_OBJECT_TYPE_MISMATCH;
        }

        void create() {
            List<String> path = anyPath();
            boolean isDirectory = random.nextBoolean();
            boolean openIf = random.nextBoolean();
            boolean permanent = random.nextInt(8) == 0;
            boolean named = random.nextInt(6) != 0;
            int attributes =
                    named
                            ? attributes(
                                    path,
                                    (openIf ? OBJ_OPENIF : 0) | (permanent ? OBJ_PERMANENT : 0))
                            : 0;
            NtStatus status =
                    isDirectory
                            ? user.call("NtCreateDirectoryObject", place, GENERIC_ALL, attributes)
                            : user.call("NtCreateEvent", place, GENERIC_ALL, attributes, 0, 0);
            NtStatus blocked = named ? wayIsBlocked(path) : null;
            if (blocked != null) {
                assertEquals(blocked, status);
                return;
            }
            Node directory = named ? directory(path) : null;
            String last = path.getLast();
            Node existing = directory == null ? null : directory.children.get(last);
            if (existing == null) {
                assertEquals(STATUS_SUCCESS, status);
                var node = new Node(isDirectory);
                made.add(node);
                if (directory != null) {
                    node.permanent = permanent;
                    node.parent = directory;
                    node.name = last;
                    directory.children.put(last, node);
                    directory.contained++;
                }
                gets(node);
            } else if (!openIf) {
                assertEquals(STATUS_OBJECT_NAME_COLLISION, status);
            } else if (existing.isDirectory != isDirectory) {
                assertEquals(STATUS_OBJECT_TYPE_MISMATCH, status);
            } else {
                assertEquals(STATUS_OBJECT_NAME_EXISTS, status);
                gets(existing);
            }
        }

        /** There is one more handle to the object. */
        void gets(Node node) {
            node.handles++;
            assertEquals(null, handles.put(user.read(place), node));
        }

        void open() {
            List<String> path = anyPath();
            NtStatus status = user.call("NtOpenEvent", place, GENERIC_ALL, attributes(path, 0));
            NtStatus blocked = wayIsBlocked(path);
            Node directory = directory(path);
            Node found = directory == null ? null : directory.children.get(path.getLast());
            if (blocked != null) {
                assertEquals(blocked, status);
            } else if (found == null) {
                assertEquals(STATUS_OBJECT_NAME_NOT_FOUND, status);
            } else if (found.isDirectory) {
                assertEquals(STATUS_OBJECT_TYPE_MISMATCH, status);
            } else {
                assertEquals(STATUS_SUCCESS, status);
                gets(found);
            }
        }

        void duplicate() {
            int handle = anyHandle();
            boolean closing = random.nextBoolean();
            NtStatus status =
                    user.call("NtDuplicateObject", -1, handle, -1, place, 0, 0, closing ? 3 : 2);
            Node node = handles.get(handle);
            if (node == null) {
                assertEquals(STATUS_INVALID_HANDLE, status);
                return;
            }
            assertEquals(STATUS_SUCCESS, status);
            if (closing) {
                handles.remove(handle);
                node.handles--;
            }
            gets(node);
        }

        void makeTemporary() {
            int handle = anyHandle();
            NtStatus status = user.call("NtMakeTemporaryObject", handle);
            Node node = handles.get(handle);
            assertEquals(node == null ? STATUS_INVALID_HANDLE : STATUS_SUCCESS, status);
            if (node != null) {
                node.permanent = false;
            }
        }

        void query() {
            int handle = anyHandle();
            NtStatus status = user.call("NtQueryObject", handle, 0, basic, 0x38, 0);
            Node node = handles.get(handle);
            assertEquals(node == null ? STATUS_INVALID_HANDLE : STATUS_SUCCESS, status);
            if (node != null) {
                assertEquals(node.handles, user.read(basic + 8));
                assertEquals(node.references(), user.read(basic + 12));
            }
        }

        void close(int handle) {
            NtStatus status = user.call("NtClose", handle);
            Node node = handles.remove(handle);
            assertEquals(node == null ? STATUS_INVALID_HANDLE : STATUS_SUCCESS, status);
            if (node != null) {
                node.handles--;
                dropName(node);
            }
        }

        /** The name goes with the last handle, and the object with that and what it contains. */
        private void dropName(Node node) {
            if (node.handles > 0 || node.permanent) {
                return;
            }
            Node parent = node.parent;
            if (parent != null) {
                parent.children.remove(node.name);
                parent.contained--;
                node.parent = null;
            }
        }

        /** Closes everything; permanent objects are opened again and made temporary. */
        void end() {
            List.copyOf(handles.keySet()).forEach(this::close);
            removePermanent(base, BASE);
        }

        /// Objects that nobody can get at any more, and that stay: those that are permanent in a
        /// directory whose own name is gone, and that directory.
        int lost(boolean directories) {
            return (int)
                    made.stream()
                            .filter(node -> node.isDirectory == directories)
                            .filter(node -> node.references() > 0)
                            .count();
        }

        private void removePermanent(Node directory, String path) {
            for (Node node : List.copyOf(directory.children.values())) {
                String whole = path + "\\" + node.name;
                String service = node.isDirectory ? "NtOpenDirectoryObject" : "NtOpenEvent";
                int handle = user.make(service, GENERIC_ALL, user.attributes(whole, 0));
                removePermanent(node, whole);
                user.succeed("NtMakeTemporaryObject", handle);
                user.succeed("NtClose", handle);
                node.permanent = false;
                dropName(node);
            }
        }
    }

    @Test
    void any_sequence_of_services_does_what_the_model_does() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            long run = seed;
            Lab.run(
                    1 + seed % 2,
                    seed,
                    lab -> {
                        Map<String, Integer> expected = counts(lab);
                        var model = new Run(new UserCalls(lab.kernel), run);
                        for (int step = 0; step < STEPS; step++) {
                            model.step();
                        }
                        model.end();
                        expected.merge("Directory", model.lost(true), Integer::sum);
                        expected.merge("Event", model.lost(false), Integer::sum);
                        assertEquals(expected, counts(lab));
                    });
        }
    }

    @Test
    void threads_that_close_each_others_handles_leave_nothing_behind() {
        Lab.explore(
                SEEDS,
                lab -> {
                    Map<String, Integer> before = counts(lab);
                    var threads = new ArrayList<EThread>();
                    for (int number = 0; number < 3; number++) {
                        var user = new UserCalls(lab.kernel, number);
                        var random = new Random(number);
                        threads.add(lab.start("user", () -> disturb(user, random)));
                    }
                    lab.waitForAll(threads);
                    threads.forEach(lab.kernel.objects::ObfDereferenceObject);
                    var user = new UserCalls(lab.kernel, 4);
                    for (int handle = 4; handle < 400 * 4; handle += 4) {
                        user.call("NtClose", handle);
                    }
                    assertEquals(before, counts(lab));
                });
    }

    /** Statuses are whatever the others leave; nothing may be broken. */
    private static void disturb(UserCalls user, Random random) {
        int place = user.word(0);
        int zero = user.quad(0);
        for (int step = 0; step < 60; step++) {
            String name = BASE + "\\" + NAMES[random.nextInt(NAMES.length)];
            int attributes = user.attributes(name, random.nextBoolean() ? OBJ_OPENIF : 0);
            int handle = 4 * (1 + random.nextInt(8));
            switch (random.nextInt(7)) {
                case 0, 1 -> user.call("NtCreateEvent", place, GENERIC_ALL, attributes, 0, 1);
                case 2 -> user.call("NtOpenEvent", place, GENERIC_ALL, attributes);
                case 3 -> user.call("NtDuplicateObject", -1, handle, -1, place, 0, 0, 2);
                case 4 -> user.call("NtWaitForSingleObject", handle, 0, zero);
                case 5 -> user.call("NtSetEvent", handle, 0);
                default -> user.call("NtClose", handle);
            }
        }
    }

    /** Objects and handles of all types, and handles of the process. */
    private static Map<String, Integer> counts(Lab lab) {
        var counts = new TreeMap<String, Integer>();
        for (ObjectType<?> type : lab.kernel.objects.types()) {
            counts.put(type.name(), type.totalNumberOfObjects());
            counts.put(type.name() + " handles", type.totalNumberOfHandles());
        }
        var table = lab.kernel.processes.initialSystemProcess().handles().objectTable();
        counts.put("handles", table == null ? -1 : table.handleCount());
        return counts;
    }
}

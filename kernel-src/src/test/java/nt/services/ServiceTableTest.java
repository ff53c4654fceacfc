package nt.services;

import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nt.rtl.RaisedStatus;
import org.junit.jupiter.api.Test;

class ServiceTableTest {

    private static final int NT_CLOSE = 27;

    private final ServiceTable table = new ServiceTable();

    @Test
    void the_first_296_services_are_NT_s_and_each_is_where_its_number_says() {
        List<ServiceDescription> services = table.services();
        IntStream.range(0, services.size())
                .forEach(number -> assertEquals(number, services.get(number).number()));
        assertEquals(
                services.size(),
                services.stream().map(ServiceDescription::name).distinct().count());
        assertEquals("NtWaitForMultipleObjects32", services.get(295).name());
    }

    @Test
    void a_prototype_names_as_many_parameters_as_are_copied() {
        for (ServiceDescription service : table.services()) {
            if (!service.prototype().isEmpty()) {
                assertEquals(
                        service.arguments(), service.prototype().split(";").length, service.name());
            }
        }
    }

    @Test
    void what_nobody_has_registered_says_so() {
        assertEquals(STATUS_NOT_IMPLEMENTED.code(), table.call(NT_CLOSE, new int[1]));
        assertEquals(ServiceState.NOT_IMPLEMENTED, table.state(table.services().get(NT_CLOSE)));
    }

    @Test
    void what_has_been_registered_is_called_with_its_words() {
        table.add("NtClose", 1, a -> a.word(0) == 8 ? STATUS_SUCCESS : STATUS_NOT_IMPLEMENTED);
        assertEquals(STATUS_SUCCESS.code(), table.call(NT_CLOSE, new int[] {8}));
        assertEquals(ServiceState.IMPLEMENTED, table.state(table.services().get(NT_CLOSE)));
    }

    @Test
    void what_a_handler_raises_is_its_answer() {
        table.add(
                "NtClose",
                1,
                _ -> {
                    throw RaisedStatus.ExRaiseStatus(STATUS_ACCESS_VIOLATION);
                });
        assertEquals(STATUS_ACCESS_VIOLATION.code(), table.call(NT_CLOSE, new int[1]));
    }

    @Test
    void a_skeleton_is_called_and_is_not_implemented() {
        table.addSkeleton("NtClose", 1, _ -> STATUS_SUCCESS);
        assertEquals(STATUS_SUCCESS.code(), table.call(NT_CLOSE, new int[1]));
        assertEquals(ServiceState.NOT_IMPLEMENTED, table.state(table.services().get(NT_CLOSE)));
    }

    @Test
    void only_services_of_the_list_can_be_registered_and_with_their_arguments_only() {
        assertThrows(
                IllegalArgumentException.class,
                () -> table.add("NtOpenSesame", 0, _ -> STATUS_SUCCESS));
        assertThrows(
                IllegalArgumentException.class, () -> table.add("NtClose", 2, _ -> STATUS_SUCCESS));
        table.add("NtClose", 1, _ -> STATUS_SUCCESS);
        assertThrows(
                IllegalArgumentException.class, () -> table.add("NtClose", 1, _ -> STATUS_SUCCESS));
    }

    @Test
    void scopes_are_counted_as_published() {
        assertEquals(
                List.of(253L, 15L, 28L),
                List.of(ServiceScope.values()).stream()
                        .map(scope ->
                                table.services().stream()
                                        .filter(service -> service.scope() == scope)
                                        .count())
                        .collect(Collectors.toList()));
    }
}

package scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which thread of a scenario plays which role: as [Program#startIn] was told when it started them.
final class Cast {

    private final Map<Integer, Integer> starting = new HashMap<>();
    private final Map<Integer, Integer> roles = new HashMap<>();

    void watch(Watch watch) {
        watch.calls("Program#startIn", call -> starting.put(call.thread(), call.number(1)));
        watch.returns("Program#startIn", this::started);
    }

    private void started(Call call) {
        Integer role = starting.remove(call.thread());
        if (role != null) {
            roles.put(call.number(0), role);
        }
    }

    boolean is(int thread, Enum<?> role) {
        Integer played = roles.get(thread);
        return played != null && played == role.ordinal();
    }

    List<Integer> all(Enum<?> role) {
        var players = new ArrayList<Integer>();
        roles.forEach((thread, played) -> {
            if (played == role.ordinal()) {
                players.add(thread);
            }
        });
        return players;
    }

    /** The processor time of all who play a role, in 100-ns units. */
    long total(Enum<?> role, RunTimes runTimes) {
        return all(role).stream().mapToLong(runTimes::total).sum();
    }
}

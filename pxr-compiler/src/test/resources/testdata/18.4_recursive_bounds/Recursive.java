import java.util.*;

/** F-bounded types: builders that return themselves, and enums. */
class Recursive {
    static abstract class Builder<B extends Builder<B>> {
        abstract B self();

        B name(String s) {
            return self();                      //: self -> Recursive$Builder#self()
        }
    }

    static class House extends Builder<House> {
        House self() {
            return this;
        }

        House rooms(int n) {
            return this;
        }
    }

    static <E extends Enum<E>> EnumSet<E> all(Class<E> type) {
        return EnumSet.allOf(type);             //: allOf -> EnumSet#allOf(Class)
    }

    static <T extends Comparable<? super T>> T max(Collection<? extends T> c) {
        return c.iterator().next();
        //: iterator -> Collection#iterator(); next -> Iterator#next()
    }

    void run() {
        new House().name("a").rooms(1).name("b").rooms(2);
        //: name -> Recursive$Builder#name(String); rooms -> Recursive$House#rooms(int)
        //: rooms@2 -> Recursive$House#rooms(int)
        all(Thread.State.class).iterator().next().compareTo(Thread.State.NEW);
        //: next -> Iterator#next(); compareTo -> Enum#compareTo(Enum); NEW -> Thread$State#NEW
        max(List.of("a")).trim();                               //: trim -> String#trim()
        max(List.of(new java.sql.Timestamp(0))).getTime();
        //: getTime -> java.sql.Timestamp#getTime()
        Enum.valueOf(Thread.State.class, "NEW").name();
        //: valueOf -> Enum#valueOf(Class,String); name -> Enum#name()
    }
}

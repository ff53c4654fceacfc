import java.util.*;

/** What several arguments have in common is a type of its own. */
class Lub {
    interface Named {
        String name();
    }

    interface Aged {
        int age();
    }

    record Cat(String name, int age) implements Named, Aged {}

    record Dog(String name, int age) implements Aged, Named {}

    static <T> T any(T... all) {
        return all[0];
    }

    void run(boolean yes, Cat cat, Dog dog) {
        any(cat, dog).name();
        //: any -> Lub#any(Object[]); name -> Lub$Named#name()
        any(cat, dog).age();                                //: age -> Lub$Aged#age()
        (yes ? cat : dog).name();                           //: name -> Lub$Named#name()
        List.of(cat, dog).get(0).age();
        //: of -> List#of(Object,Object); age -> Lub$Aged#age()
        any(1, "a").compareTo(null);
        //: compareTo -> Comparable#compareTo(Object)
        any(1, 2L).intValue();                              //: intValue -> Number#intValue()
        any(new ArrayList<Cat>(), new HashSet<Dog>()).iterator().next().age();
        //: age -> Lub$Aged#age()
        any(new int[0], new int[1]).clone();                //: clone -> Object#clone()
        any(null, cat).name();                              //: name -> Lub$Cat#name()
        for (var each : List.of(cat, dog)) each.name();     //: name -> Lub$Named#name()
    }
}

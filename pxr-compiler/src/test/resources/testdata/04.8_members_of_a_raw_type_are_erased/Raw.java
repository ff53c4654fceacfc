import java.util.*;

/** Of a raw type all members are erased, those inherited from its generic supertypes too. */
class Raw {
    static class Names extends ArrayList<String> {}

    void run(List raw, Names names) {
        raw.get(0).hashCode();                  //: hashCode -> Object#hashCode()
        names.get(0).length();
        //: get -> ArrayList#get(int); length -> String#length()
        for (Object o : raw) say(o);            //: say -> Raw#say(Object)
        for (String s : names) say(s);          //: say -> Raw#say(String)
        say(raw.iterator().next());             //: say -> Raw#say(Object)
    }

    void say(Object o) {}

    void say(String s) {}
}

/** A loop without break ends only when its condition fails, so what that implies is in scope behind. */
class Loop {
    Object next;
    String text = "";

    String find() {
        while (!(next instanceof String text)) {    //: text is #text
            next = step(text);                      //: text -> Loop#text
        }
        return text;                                //: text -> #text
    }

    String left() {
        while (!(next instanceof String text)) {
            if (next == null) break;
            next = step(next);
        }
        return text;                                //: text -> Loop#text
    }

    Object step(Object o) {
        return o;
    }
}

/** Letters of all scripts, digits, `_` and `$`; characters beyond the first plane are two chars. */
class Letters {
    int größe = 1, $ = größe, _a1 = $, 𝑥 = _a1, y = 𝑥;
    //: größe@2 -> Letters#größe; $@2 -> Letters#$; _a1@2 -> Letters#_a1; 𝑥@2 -> Letters#𝑥

    static class Straße$Teil {}

    Straße$Teil teil = new Straße$Teil();
    //: new Straße$Teil@2 -> Letters$Straße$Teil#<init>()
}

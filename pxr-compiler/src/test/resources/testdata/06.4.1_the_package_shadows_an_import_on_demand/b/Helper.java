package b;

class Helper {}

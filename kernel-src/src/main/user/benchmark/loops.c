/* The loops that the speed of the processor is measured with. They stand alone, call nothing, and
   each gives a number that depends on all of its work. */

#define BYTES (256 * 1024)
#define WORDS (BYTES / 4)

static unsigned char bytes[BYTES];
static unsigned words[WORDS];
static unsigned copy[WORDS];
static unsigned table[256];

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static unsigned sieve(void)
{
    for (unsigned i = 0; i < BYTES; i++)
        bytes[i] = 1;
    unsigned primes = 0;
    for (unsigned i = 2; i < BYTES; i++) {
        if (!bytes[i])
            continue;
        primes++;
        for (unsigned k = i + i; k < BYTES; k += i)
            bytes[k] = 0;
    }
    return primes;
}

static unsigned crc32(void)
{
    for (unsigned i = 0; i < 256; i++) {
        unsigned c = i;
        for (int k = 0; k < 8; k++)
            c = c & 1 ? c >> 1 ^ 0xEDB88320u : c >> 1;
        table[i] = c;
    }
    unsigned crc = ~0u;
    for (unsigned i = 0; i < BYTES; i++)
        crc = crc >> 8 ^ table[(crc ^ bytes[i]) & 0xFF];
    return ~crc;
}

static void quicksort(unsigned *low, unsigned *high)
{
    while (low < high) {
        unsigned pivot = low[(high - low) / 2];
        unsigned *i = low, *j = high;
        while (i <= j) {
            while (*i < pivot)
                i++;
            while (*j > pivot)
                j--;
            if (i <= j) {
                unsigned t = *i;
                *i++ = *j;
                *j-- = t;
            }
        }
        quicksort(low, j);
        low = i;
    }
}

static unsigned sort(void)
{
    unsigned seed = 1;
    for (unsigned i = 0; i < WORDS; i++)
        words[i] = next(&seed);
    quicksort(words, words + WORDS - 1);
    unsigned sum = 0;
    for (unsigned i = 0; i < WORDS; i++)
        sum = sum * 31 + words[i];
    return sum;
}

static unsigned copying(void)
{
    for (unsigned round = 0; round < 8; round++) {
        words[round] += round;
        for (unsigned i = 0; i < WORDS; i++)
            copy[i] = words[i];
    }
    return copy[0] + copy[7];
}

/* Numbers of 0 to 65535 counted in a hash table of open addressing. */
static unsigned hash(void)
{
    for (unsigned i = 0; i < WORDS; i++)
        copy[i] = 0;
    unsigned seed = 7, distinct = 0;
    for (unsigned i = 0; i < WORDS; i++) {
        unsigned key = (next(&seed) & 0x7FFF) + 1;
        unsigned at = key * 2654435761u >> 16;
        while (copy[at] && copy[at] != key)
            at = (at + 1) % WORDS;
        if (!copy[at]) {
            copy[at] = key;
            distinct++;
        }
    }
    return distinct;
}

unsigned __attribute__((regparm(2))) run(unsigned which, unsigned rounds)
{
    unsigned sum = 0;
    while (rounds--) {
        switch (which) {
        case 0: sum += sieve(); break;
        case 1: sum += crc32(); break;
        case 2: sum += sort(); break;
        case 3: sum += copying(); break;
        default: sum += hash(); break;
        }
    }
    return sum;
}

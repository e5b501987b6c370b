/* Debian's libical: parses, checks with icalrestriction_check, prints JSON as the other readers do. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void text(const char *value) {
    putchar('"');
    for (; value && *value; value++) {
        unsigned char sign = (unsigned char)*value;
        if (sign == '"' || sign == '\\') printf("\\%c", sign);
        else if (sign < 32) printf("\\u%04x", sign);
        else putchar(sign);
    }
    putchar('"');
}

static char *contents(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) exit(2);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *data = malloc((size_t)size + 1);
    if (!data || fread(data, 1, (size_t)size, file) != (size_t)size) exit(2);
    data[size] = 0;
    fclose(file);
    return data;
}

/* Whether libical only says that it does not know a property of RFC 9253: it knows them after version 3.0, and leaves
   them out before (RFC 5545 3.1: what one does not know is ignored). */
static int newer(const char *said) {
    static const char *const names[] = {"LINK", "CONCEPT", "REFID"};
    static const char before[] = "Parse error in property name: ";
    if (strncmp(said, before, sizeof before - 1)) return 0;
    for (size_t at = 0; at < sizeof names / sizeof *names; at++)
        if (!strcmp(said + sizeof before - 1, names[at])) return 1;
    return 0;
}

/* The first complaint that the parser or the restrictions left in the tree. */
static const char *complaint(icalcomponent *component) {
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); property;
         property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        const char *said = icalproperty_get_xlicerror(property);
        if (!newer(said)) return said;
    }
    for (icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner;
         inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        const char *found = complaint(inner);
        if (found) return found;
    }
    return NULL;
}

static void entry(icalcomponent *component, int task, int first) {
    struct icaltimetype day = task ? icalcomponent_get_due(component) : icalcomponent_get_dtstart(component);
    printf("%s{\"kind\":\"%s\",\"uid\":", first ? "" : ",", task ? "task" : "event");
    text(icalcomponent_get_uid(component));
    printf(",\"day\":\"%04d-%02d-%02d\",\"title\":", day.year, day.month, day.day);
    text(icalcomponent_get_summary(component));
    printf("}");
}

int main(int count, char **paths) {
    printf("{");
    for (int at = 1; at < count; at++) {
        printf("%s", at > 1 ? "," : "");
        text(paths[at]);
        printf(":");
        char *data = contents(paths[at]);
        icalcomponent *calendar = icalparser_parse_string(data);
        icalrestriction_check(calendar);
        const char *error = calendar ? complaint(calendar) : "nothing parsed";
        if (error) {
            printf("{\"refused\":");
            text(error);
            printf("}");
        } else {
            int first = 1;
            printf("{\"entries\":[");
            for (icalcomponent *inner = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT); inner;
                 inner = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
                icalcomponent_kind kind = icalcomponent_isa(inner);
                if (kind != ICAL_VEVENT_COMPONENT && kind != ICAL_VTODO_COMPONENT) continue;
                entry(inner, kind == ICAL_VTODO_COMPONENT, first);
                first = 0;
            }
            printf("]}");
        }
        if (calendar) icalcomponent_free(calendar);
        free(data);
    }
    printf("}\n");
    return 0;
}

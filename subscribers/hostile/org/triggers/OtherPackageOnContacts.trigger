/** What another package does on contacts. */
trigger OtherPackageOnContacts on Contact(before insert, before update) {
    OtherPackage.work();
}

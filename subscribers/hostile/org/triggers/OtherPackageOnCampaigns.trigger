/** What another package does on campaigns. */
trigger OtherPackageOnCampaigns on Campaign(before insert, before update) {
    OtherPackage.work();
}

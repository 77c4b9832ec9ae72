export const horizontalRuleView = () => <hr />
